"use strict";
// The desk in the browser: forms are sent without leaving the page, words are chosen, the note is set anew while one types.
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
let chosen = { anchor: 0, focus: 0 };
let waiting = Promise.resolve();

function say(words) {
  const said = one("#said");
  if (said) said.textContent = words;
}

// Pages that come back take the place of what stands; where one was typing, one goes on.
function show(html, url) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const held = hold();
  const moved = url && new URL(url).pathname !== location.pathname;
  if (moved) history.pushState(null, "", url);
  document.title = page.title;
  const text = one("#text"), other = one("#text", page);
  if (text && other && text.textContent === other.textContent) {
    for (const call of all(".call", other)) {
      const mine = document.getElementById(call.id);
      mine.className = call.className;
      mine.setAttribute("aria-label", call.getAttribute("aria-label"));
      if (call.hasAttribute("aria-current")) mine.setAttribute("aria-current", "true"); else mine.removeAttribute("aria-current");
    }
    const scrolled = one(".scroller").scrollTop;
    one("#note").replaceWith(one("#note", page));
    if (!moved) one(".scroller").scrollTop = scrolled;
    for (const alert of all("#main > .alert")) alert.remove();
    const alert = one("#main > .alert", page);
    if (alert) one("#main").prepend(alert);
  } else one("#main").replaceWith(one("#main", page));
  one("#bar").replaceWith(one("#bar", page));
  if (moved) chosen = { anchor: 0, focus: 0 };
  arrive(moved ? null : held);
}

// Where the note was scrolled to is kept too.
function hold() {
  const active = document.activeElement;
  if (!active || !active.id) return null;
  const typed = "defaultValue" in active && active.value !== active.defaultValue ? active.value : null;
  return { id: active.id, typed, start: active.selectionStart, end: active.selectionEnd };
}

function arrive(held) {
  const call = one('.call[aria-current="true"]'), text = one("#text");
  if (call && text) requestAnimationFrame(() => { text.scrollTop = call.offsetTop - text.clientHeight / 3; });
  const target = held && document.getElementById(held.id);
  if (target) {
    if (held.typed !== null) target.value = held.typed;
    target.focus({ preventScroll: true });
    if (held.start !== undefined && held.start !== null && target.setSelectionRange) {
      try { target.setSelectionRange(held.start, held.end); } catch { /* a field that has no selection */ }
    }
  } else {
    const first = ["[autofocus]", "#to-publish", "#words", "#begin", "#build"].map((each) => one(each)).find(Boolean);
    if (first) first.focus({ preventScroll: true });
  }
  mark();
  set();
  work();
}

async function fetched(url, options) {
  const answer = await fetch(url, options);
  const html = await answer.text();
  if (!answer.headers.get("content-type").startsWith("text/html")) { say(html); fail(html); return; }
  show(html, answer.url.includes("/printed") ? null : withoutAct(answer, options));
  if (options && options.method === "POST" && answer.ok) say(one("#main").dataset.saved || "✓");
}

// A refusal comes from the address of what was asked; the page is that of the note.
const withoutAct = (answer, options) => options && options.method === "POST" && !answer.redirected ? location.href : answer.url;

function fail(words) {
  for (const alert of all("#main > .alert")) alert.remove();
  const alert = document.createElement("div");
  alert.className = "alert";
  alert.setAttribute("role", "alert");
  alert.textContent = words;
  one("#main").prepend(alert);
}

// One after another: each is told of the state that the one before has left.
function send(form) {
  const action = form.action, body = new URLSearchParams(new FormData(form));
  waiting = waiting.then(async () => {
    const note = one("#note");
    if (body.has("version") && note) body.set("version", note.dataset.version);
    try { await fetched(action, { method: "POST", body }); } catch (error) { fail(String(error)); }
  });
  return waiting;
}

// The note as it will print: asked for when a page comes, and while one types; the last state wins, and no two are set at once.
let setting = false, again = null;
async function set(form) {
  const printed = one("#printed");
  if (!printed) return;
  if (setting) { again = form || again || true; return; }
  setting = true;
  const source = printed.dataset.src;
  try {
    const options = form ? { method: "POST", body: new URLSearchParams(new FormData(form)) } : {};
    const html = await (await fetch(source, options)).text();
    const now = one("#printed");
    if (now && now.dataset.src === source) { now.innerHTML = html; now.removeAttribute("aria-busy"); }
  } catch { /* the desk was stopped; what stands stays */ }
  setting = false;
  if (again) { const next = again; again = null; set(next === true || !next.isConnected ? undefined : next); }
  else if (one("#printed") && one("#printed").dataset.src !== source) set();
}

// Words of the note
const words = () => all('#words [role="option"]');
function mark() {
  const listed = words(), box = one("#words");
  if (!listed.length) return;
  const last = listed.length - 1;
  chosen.anchor = Math.min(chosen.anchor, last);
  chosen.focus = Math.min(chosen.focus, last);
  const [from, to] = span();
  listed.forEach((word, at) => word.setAttribute("aria-selected", String(at >= from && at <= to)));
  box.setAttribute("aria-activedescendant", listed[chosen.focus].id);
}
const span = () => [Math.min(chosen.anchor, chosen.focus), Math.max(chosen.anchor, chosen.focus)];
function choose(at, extend) {
  chosen.focus = Math.max(0, Math.min(at, words().length - 1));
  if (!extend) chosen.anchor = chosen.focus;
  mark();
}
function act(field, name) {
  const form = one("#assign"), listed = words(), [from, to] = span();
  if (!form || !listed.length) return;
  form.elements.start.value = listed[from].dataset.start;
  form.elements.end.value = listed[to].dataset.end;
  form.elements.field.value = field || "";
  form.action = one("#note").dataset.here + "/" + name;
  send(form);
}
function press(key) {
  const button = all("#note [data-key]").find((each) => each.dataset.key === key);
  if (button) button.click();
  return Boolean(button);
}
function inWords(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
  if (step && !event.altKey && !event.ctrlKey) choose(chosen.focus + step, event.shiftKey);
  else if (event.key === "Home" && !event.ctrlKey) choose(0, event.shiftKey);
  else if (event.key === "End" && !event.ctrlKey) choose(words().length - 1, event.shiftKey);
  else if (event.key === "Enter" && !event.ctrlKey) confirmNote();
  else if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || !press(event.key)) return false;
  return true;
}
function confirmNote() {
  const form = one("#confirm");
  if (form) send(form); else go("nextDoubt");
}
function go(where) {
  const note = one("#note"), href = note && (note.dataset[where] || (where === "nextDoubt" ? "" : null));
  if (href) waiting = waiting.then(() => fetched(href)).catch(() => location.assign(href));
}

document.addEventListener("keydown", (event) => {
  const inBox = event.target.id === "words", typing = event.target.matches("input, textarea, select");
  let done = false;
  if (inBox) done = inWords(event);
  if (!done) {
    if (event.key === "F8") { go("nextDoubt"); done = true; }
    else if (event.key === "F2" && one("#words")) { one("#words").focus(); done = true; }
    else if (event.key === "F1") { keys(); done = true; }
    else if (event.key === "Enter" && event.ctrlKey && event.shiftKey && one("#confirm-clear")) { waiting.then(() => one("#confirm-clear").click()); done = true; }
    else if (event.key === "Enter" && event.ctrlKey && one("#note")) {
      if (typing) event.target.blur();
      waiting.then(confirmNote);
      done = true;
    }
    else if (event.key === "s" && (event.ctrlKey || event.metaKey) && typing && event.target.form && !one("#note")) { event.target.form.requestSubmit(); done = true; }
    else if (event.altKey && event.key === "ArrowUp") { go("before"); done = true; }
    else if (event.altKey && event.key === "ArrowDown") { go("behind"); done = true; }
    else if (event.ctrlKey && event.key.toLowerCase() === "z" && !(typing && event.target.value !== event.target.defaultValue)) {
      const button = one(event.shiftKey ? "#redo button" : "#undo button");
      if (button && !button.disabled) { send(button.form); done = true; }
    }
  }
  if (done) event.preventDefault();
});

document.addEventListener("pointerdown", (event) => {
  const word = event.target.closest('#words [role="option"]');
  if (word) choose(words().indexOf(word), event.shiftKey);
});
document.addEventListener("pointerover", (event) => {
  const word = event.buttons === 1 && event.target.closest('#words [role="option"]');
  if (word) choose(words().indexOf(word), true);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button && button.id === "open-keys") keys();
  else if (button && button.closest(".field-keys")) act(button.dataset.field, button.dataset.act || "assign");
  const link = event.target.closest("a");
  if (link && one("#note") && /^\/a\/[^/]+\/note\/\d+$/.test(link.pathname) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    waiting = waiting.then(() => fetched(link.href)).catch(() => location.assign(link.href));
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.enctype === "multipart/form-data" || !one("#note")) return;
  event.preventDefault();
  send(form);
});
document.addEventListener("change", (event) => {
  if (event.target.dataset.saves !== undefined && event.target.form) send(event.target.form);
});
// Where a file is chosen, there is one thing left to do.
document.addEventListener("change", (event) => {
  if (event.target.id === "file" && event.target.files.length) one("#drop button").focus();
});
document.addEventListener("input", (event) => {
  if (event.target.dataset.live !== undefined && event.target.form) set(event.target.form);
});
// What was typed into the text or the form of the article and not saved is not left without a question.
let leaving = false;
document.addEventListener("submit", () => { leaving = true; });
window.addEventListener("beforeunload", (event) => {
  const typed = all("main.writing textarea, main .form input, main .form textarea").some((field) => field.value !== field.defaultValue);
  if (typed && !leaving) event.preventDefault();
});
window.addEventListener("popstate", () => location.reload());

function keys() {
  const sheet = one("#keys");
  if (sheet.open) sheet.close(); else sheet.showModal();
}

// Dropping a file anywhere on the list of articles
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => {
  const form = one("#drop");
  if (!form || !event.dataTransfer || ![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  form.classList.toggle("over", kind === "dragover");
  if (kind === "drop" && event.dataTransfer.files.length) {
    one("#file").files = event.dataTransfer.files;
    form.requestSubmit();
  }
});

// Work that goes on: asked for again until it is done
function work() {
  const going = one(".work");
  if (!going) return;
  if (going.dataset.then) location.replace(going.dataset.then);
  else if (going.dataset.again) setTimeout(() => fetched(location.href).catch(() => setTimeout(work, 2000)), Number(going.dataset.again));
}

// A part of a page that takes longer than the page
async function fill() {
  for (const part of all("[data-fill]")) {
    try {
      const answer = await fetch(part.dataset.fill);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      part.replaceChildren(...(one("#main", page) || page.body).childNodes);
    } catch { /* the desk was stopped */ }
    part.removeAttribute("aria-busy");
  }
}
window.addEventListener("load", fill);

if (document.readyState === "complete") arrive(null); else window.addEventListener("load", () => arrive(null));
