"use strict";
// Nothing needs this script: without it forms go to the portal as browsers send them.

// The files of a form[data-upload] go one after another, and the form tells how far they are and what became of each.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!("upload" in form.dataset)) {
    return;
  }
  event.preventDefault();
  const words = form.dataset;
  const input = form.querySelector("input[type=file]");
  const files = [...input.files];
  const left = new DataTransfer();
  const panel = form.querySelector(".upload");
  const now = panel.querySelector("p");
  const bar = panel.querySelector("progress");
  const list = form.querySelector("ul");
  const result = form.querySelector("[role=status]");
  const button = form.querySelector("button:not([type=button])");
  const stop = panel.querySelector("button");
  const leaving = (e) => e.preventDefault();
  const tell = (kind, text, file) => {
    if (file) {
      left.items.add(file);
    }
    const line = document.createElement("li");
    line.className = kind;
    line.textContent = text;
    list.append(line);
  };
  let sent = 0;
  let stored = 0;
  let going = true;

  list.replaceChildren();
  result.textContent = "";
  bar.value = 0;
  bar.max = files.reduce((sum, file) => sum + file.size, 0) || 1;
  panel.hidden = false;
  button.disabled = true;
  addEventListener("beforeunload", leaving);
  for (const [place, file] of files.entries()) {
    now.textContent = fill(words.now, place + 1, files.length, file.name);
    if (!going) {
      tell("muted", fill(words.unsent, file.name), file);
    } else if (file.size > Number(words.largest)) {
      tell("bad", fill(words.refused, file.name, words.tooLarge), file);
    } else {
      const answer = await send(form.action, file, (bytes) => (bar.value = sent + bytes), stop);
      if (answer.status === 200 && answer.name) {
        stored++;
        tell("good", "✓ " + answer.name);
      } else {
        tell("bad", fill(words.refused, file.name, answer.message || words.lost), file);
        // What is wrong with this file alone does not hold the others up.
        going = [413, 422].includes(answer.status);
      }
    }
    bar.value = sent += file.size;
  }
  removeEventListener("beforeunload", leaving);
  button.disabled = false;
  panel.hidden = true;
  result.textContent = fill(words.done, stored, files.length);
  // What was not stored stays chosen.
  input.files = left.files;
  if (stored > 0) {
    await refresh(words.upload);
  }
  list.scrollIntoView({ block: "nearest" });
});

/** Puts arguments into the places {0}, {1}, … of a text. */
function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (whole, place) => values[place] ?? whole);
}

/** Sends one file as it is, and gives the answer's status, and what it says; status 0 where none came. */
function send(address, file, moved, stop) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address + "&name=" + encodeURIComponent(file.name));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = (event) => moved(event.loaded);
    request.onloadend = () => resolve({ ...request.response, status: request.status });
    stop.onclick = () => {
      request.onloadend = null;
      request.abort();
      resolve({ status: 0, message: stop.dataset.stopped });
    };
    request.send(file);
  });
}

/** Shows an address anew in each part of the page that is marked for it; the rest stays as it is. */
async function refresh(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-fresh]")) {
    const other = fresh.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
    if (other) {
      part.replaceWith(other);
    }
  }
}
