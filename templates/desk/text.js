"use strict";
// The text: an editor in the place of the field, which saves at a pause; its findings at their lines; the page beside it, where the text is.
(() => {
const form = one("#writing"), body = one("#body"), stateOfText = one("#state-of-text"), main = one("#main");
if (!form || !window.footpressEditor) return;
const PAUSE = 1000, ASK = 1500;
let version = form.elements.version.value, saving = null, again = false, isBoth = Boolean(one(".stands")), timer = 0, following = 0, stale = false;

body.hidden = true;
body.removeAttribute("aria-describedby");
const host = one("#editor");
host.hidden = false;
const editor = window.footpressEditor(host, {
  text: body.value, nonce: form.dataset.nonce, label: one("label[for=body]").textContent, describedBy: "body-hint", first: Number(form.dataset.first),
  readOnly: body.readOnly, phrases: JSON.parse(form.dataset.phrases), told, moved,
});
one("label[for=body]").removeAttribute("for");
const isTyped = () => !body.readOnly && body.value !== body.defaultValue;
function tell(words) { if (stateOfText) stateOfText.textContent = words; }

function told() {
  body.value = editor.text();
  clearTimeout(timer);
  if (isTyped() && !isBoth) timer = setTimeout(save, PAUSE);
}

// Saves one after another; where the text was changed elsewhere, both are shown, and nothing is saved until a person says so.
function save() {
  clearTimeout(timer);
  if (body.readOnly) return Promise.resolve();
  if (saving) { again = true; return saving; }
  tell(form.dataset.saving);
  saving = written().catch((error) => { fail(String(error)); tell(form.dataset.unsaved); })
    .finally(() => { saving = null; if (again) { again = false; if (!isBoth) save(); } });
  return saving;
}
async function written() {
  const sent = editor.text();
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams({ version, body: sent }) });
  const html = await answer.text();
  if (!answer.headers.get("content-type").startsWith("text/html")) throw html;
  const page = new DOMParser().parseFromString(html, "text/html");
  isBoth = !answer.ok;
  if (answer.ok) body.defaultValue = sent;
  body.value = editor.text();
  take(page, sent);
  tell(answer.ok ? form.dataset.saved : form.dataset.unsaved);
  if (answer.ok) refresh();
  else one("#main > .alert")?.scrollIntoView({ block: "nearest" });
}

// What a page of the text says besides the text: its version, its findings, what stands where somebody else changed it, the steps to undo.
function take(page, text) {
  const came = one("#writing", page);
  if (!came) { fail(one("#main", page).textContent.trim()); return; }
  version = came.elements.version.value;
  form.elements.version.value = version;
  for (const old of all("#main > .alert, .stands, #stands-heading")) old.remove();
  const alert = one("#main > .alert", page);
  if (alert) main.prepend(alert);
  for (const each of all("#stands-heading, .stands", page)) form.append(each);
  for (const tools of ["#undo", "#redo"]) if (one(tools) && one(tools, page)) one(tools).replaceWith(one(tools, page));
  const focused = document.activeElement && document.activeElement.closest("#found");
  one("#found").replaceWith(one("#found", page));
  if (focused) one("#found button")?.focus();
  if (text === editor.text()) mark();
}

async function standing() {
  const page = new DOMParser().parseFromString(await (await fetch(form.action)).text(), "text/html");
  const came = one("#body", page);
  if (!came) return;
  editor.put(came.value);
  body.value = body.defaultValue = editor.text();
  take(page, editor.text());
  refresh();
}

// Findings
function mark() {
  editor.mark(all("#found li").filter((item) => item.dataset.at !== "0").map((item) => {
    const button = one(".remedy", item), remedy = Number(item.dataset.start) >= 0;
    return {
      line: Number(item.dataset.at), severity: item.className === "error" ? "error" : item.className === "warning" ? "warning" : "info",
      message: one(".message", item).textContent, start: remedy ? Number(item.dataset.start) : null, end: Number(item.dataset.end),
      instead: item.dataset.instead, name: button ? button.firstChild.textContent.trim() + (one("code", button) ? ` ${one("code", button).textContent}` : "") : "",
    };
  }));
}
document.addEventListener("click", (event) => {
  const to = event.target.closest("[data-to-line]"), view = event.target.closest("[data-view]"), link = event.target.closest("a[href]");
  if (to) { showView("text"); editor.toLine(Number(to.dataset.toLine)); }
  else if (view) showView(view.dataset.view);
  else if (link && isTyped() && !isBoth && !link.target && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    save().then(() => { if (!isTyped()) location.assign(link.href); });
  }
});
document.addEventListener("submit", (event) => {
  const sent = event.target;
  if (sent === form) { event.preventDefault(); isBoth = false; save(); return; }
  const item = sent.closest("#found li");
  if (item) {
    event.preventDefault();
    editor.remedy(all("#found li").filter((each) => each.dataset.at !== "0").indexOf(item));
    save();
  } else if (sent.closest("#found")) {
    event.preventDefault();
    save().then(() => (isTyped() ? null : fetch(sent.action, { method: "POST", body: new URLSearchParams() }).then(standing)));
  } else if (isTyped() && !isBoth && sent.method === "post") {
    event.preventDefault();
    save().then(() => { if (!isTyped()) sent.submit(); });
  }
}, true);
host.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); isBoth = false; save(); }
  if (!/^F\d+$/.test(event.key)) event.stopPropagation(); // the desk's own keys would undo what was done elsewhere
});

// The page beside the text
function frame() { return one("#page-beside iframe:not(.coming)"); }
const inside = (each) => { try { return each.contentDocument && each.contentDocument.scrollingElement; } catch { return null; } };
function isShown() { return one("#page-beside").offsetParent !== null; }
function refresh() {
  if (!isShown()) { stale = true; return; }
  stale = false;
  for (const old of all("#page-beside .coming")) old.remove();
  const was = frame(), came = was.cloneNode();
  came.className = "coming";
  came.addEventListener("load", () => {
    const from = inside(was), to = inside(came);
    if (from && to) to.scrollTop = from.scrollTop;
    came.className = "";
    was.remove();
  });
  one("#page-beside").append(came);
}
function showView(name) {
  main.dataset.view = name;
  for (const button of all("[data-view]", one(".views"))) button.setAttribute("aria-pressed", String(button.dataset.view === name));
  if (name === "page" && stale) refresh();
}
// The block of the page that begins with the words at the cursor comes into sight.
const letters = (text) => text.replace(/\[\^[^\]]*\]|\{[^{}]*\}/g, "").replace(/[^\p{L}]/gu, "");
function moved() {
  clearTimeout(following);
  following = setTimeout(follow, 250);
}
function follow() {
  const page = frame().contentDocument, line = editor.here();
  if (!page || !isShown() || !host.contains(document.activeElement)) return;
  const note = /^\[\^([^\]\s]+)\]:/.exec(line), words = letters(line.split(/\[[^\]]*@|@/)[0]).slice(0, 60);
  let found = note && page.getElementById(`note-${note[1]}`);
  if (!found && words.length > 5) found = [...page.querySelectorAll("h1, h2, h3, h4, h5, h6, p, li, td, th, dd, dt, figcaption, .line")].find((each) => letters(each.textContent).startsWith(words) && !each.closest("nav"));
  if (!found) return;
  const place = found.getBoundingClientRect(), height = page.documentElement.clientHeight;
  if (place.top < 0 || place.top > height * 0.8) found.scrollIntoView({ block: "center" });
}

// What is changed elsewhere comes in by itself, as long as nothing is typed here.
async function ask() {
  try {
    if (!document.hidden && !isTyped() && !saving) {
      const now = await (await fetch(form.dataset.versionAt)).text();
      if (/^\w{16}$/.test(now) && now !== version && !isTyped() && !saving) await standing();
    }
  } catch { /* the desk was stopped */ }
  setTimeout(ask, ASK);
}

one(".views").hidden = false;
showView("text");
mark();
if (Number(form.dataset.line) > 0) editor.toLine(Number(form.dataset.line)); else editor.focus();
setTimeout(ask, ASK);
})();
