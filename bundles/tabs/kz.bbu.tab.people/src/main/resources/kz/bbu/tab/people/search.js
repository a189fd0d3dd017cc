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
    const query = "?" + new URLSearchParams(filled);
    try {
      const answer = await fetch(form.dataset.found + query);
      const found = await answer.text();
      // A page with a frame is no list: whoever is asked to log in sends the form.
      if (answer.ok && !answer.redirected && mine === last) {
        list.innerHTML = found;
        history.replaceState(null, "", form.action + query);
        lead();
        const said = list.querySelector("[data-said]");
        document.getElementById("people-said").textContent = said ? said.textContent : "";
      }
    } catch (away) {
      // The portal does not answer now; the button tells why.
    }
  }
  // Exports, categories and authorities lead to what is searched for now.
  function lead() {
    const name = form.elements.search.value;
    document.querySelectorAll(".page-actions a, .left-block nav a, main a.chip").forEach((link) => {
      const address = new URL(link.href);
      if (name) {
        address.searchParams.set("search", name);
      } else {
        address.searchParams.delete("search");
      }
      link.href = address.pathname + address.search;
    });
  }
})();
