// Shows whom a name means while it is typed. Everything works without it: the form is sent by its button.
(() => {
  "use strict";
  const form = document.getElementById("people-search");
  const list = document.getElementById("people-list");
  if (!form || !list) {
    return;
  }
  let timer;
  let last = 0;
  form.elements.search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 300);
  });
  async function search() {
    const mine = ++last;
    const filled = [...new FormData(form)].filter(([, value]) => value !== "");
    const address = form.action + "?" + new URLSearchParams(filled);
    try {
      const answer = await fetch(address);
      const text = answer.ok ? await answer.text() : "";
      const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("people-list");
      if (fresh && mine === last) {
        list.replaceChildren(...fresh.childNodes);
        history.replaceState(null, "", address);
      }
    } catch (away) {
      // The portal does not answer now; the button tells why.
    }
  }
})();
