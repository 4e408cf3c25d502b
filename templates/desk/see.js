// See: a preview follows the files. The last good one stays, and keeps its place, until the new one is there; what is old meanwhile is marked.
const view = document.querySelector("#see");
const { kind, base } = view.dataset;
let state = "", making = false, again = false, shown = null;

async function json(url) {
  return (await fetch(url)).json();
}

// One at a time; what changes meanwhile is made right behind.
async function refresh() {
  if (making) { again = true; return; }
  making = true;
  tell("setting");
  try {
    do {
      again = false;
      const made = await json(`${base}/made/${kind}`);
      if (faults(made.problems)) tell("before");
      else {
        shown = made;
        await { web: page, pages, book }[kind](made);
        if (!document.querySelector("#faults li")) tell("now");
      }
    } while (again);
  } catch { tell("before"); } // the desk was stopped
  making = false;
}

function tell(how) {
  const said = document.querySelector("#state");
  said.textContent = said.dataset[how];
  view.classList.toggle("stale", how === "before");
  if (how === "setting") view.setAttribute("aria-busy", "true"); else view.removeAttribute("aria-busy");
}

function faults(problems) {
  const box = document.querySelector("#faults"), list = document.createElement("ul");
  for (const problem of problems || []) {
    const item = document.createElement("li"), file = document.createElement("span");
    if (problem.place) {
      const link = document.createElement("a");
      link.href = problem.place;
      link.textContent = box.dataset.go;
      item.append(link, " ");
    }
    file.className = "place";
    file.textContent = problem.file;
    item.append(file, " ", problem.sentence);
    list.append(item);
  }
  if (box.textContent !== list.textContent) box.replaceChildren(...(list.childElementCount ? [list] : []));
  box.hidden = !list.childElementCount;
  return Boolean(list.childElementCount);
}

// Frames: the new one is loaded behind the old one, scrolled to the same place, and then takes its place.
const frame = () => document.querySelector(".frames iframe:not(.coming)");

async function load(address) {
  const old = frame(), next = old.cloneNode();
  for (const other of document.querySelectorAll(".frames .coming")) other.remove();
  next.classList.add("coming");
  next.src = address;
  const loaded = new Promise((done) => next.addEventListener("load", done, { once: true }));
  old.after(next);
  await loaded;
  return { old, next };
}

function exchange({ old, next }, place) {
  if (place) restore(next, place);
  const active = document.activeElement === old;
  next.classList.remove("coming");
  old.remove();
  next.contentDocument.addEventListener("click", outside);
  if (active) next.focus({ preventScroll: true });
}

// What stands at the upper edge, and how far below it: a text that has grown above moves nothing.
function place(from) {
  const inner = from.contentDocument;
  if (!inner || !inner.scrollingElement) return null;
  let found = null;
  for (const element of inner.body.querySelectorAll("[id]")) {
    const box = element.getBoundingClientRect();
    if (box.height && box.top <= 60 && (!found || box.top >= found.top)) found = { id: element.id, top: box.top };
  }
  return { found, y: inner.scrollingElement.scrollTop };
}

function restore(next, { found, y }) {
  const inner = next.contentDocument, element = found && inner.getElementById(found.id);
  const top = element ? element.getBoundingClientRect().top - found.top + inner.scrollingElement.scrollTop : y;
  next.contentWindow.scrollTo({ top, behavior: "instant" });
}

// A link that leads out of what is shown is opened beside it, not within it.
function outside(event) {
  const link = event.target.closest("a[href]");
  if (!link) return;
  const url = new URL(link.href, link.baseURI);
  if (kind === "book" && url.pathname.startsWith(`${base}/book/`)) return;
  if (url.pathname === event.target.ownerDocument.location.pathname && url.origin === location.origin) return;
  event.preventDefault();
  if (/^https?:$/.test(url.protocol) && url.origin !== location.origin) window.open(url.href, "_blank", "noopener,noreferrer");
}

async function page() {
  const where = place(frame());
  exchange(await load(`${base}/web/${view.dataset.first}`), where);
}

// The book: its contents beside the page, one document after another.
async function book(made) {
  const here = at(), where = here && place(frame());
  const list = document.querySelector("#contents ol");
  list.replaceChildren(...made.chapters.map((chapter) => {
    const item = document.createElement("li"), link = document.createElement("a");
    item.style.marginInlineStart = `${chapter.level - 1}rem`;
    link.href = `${base}/book/${chapter.address}`;
    link.textContent = chapter.words;
    item.append(link);
    return item;
  }));
  await open(made.documents.includes(here) ? here : made.documents[0], where);
}
function at() {
  const inner = frame().contentWindow;
  const path = inner && inner.location.pathname.startsWith(`${base}/book/`) ? inner.location.pathname : "";
  return decodeURIComponent(path.slice(`${base}/book/`.length));
}
async function open(address, where) {
  const frames = await load(`${base}/book/${address}`);
  exchange(frames, where);
  frames.next.addEventListener("load", turned);
  turned();
}
function turned() {
  const here = shown.documents.indexOf(at());
  if (frame().contentDocument) frame().contentDocument.addEventListener("click", outside);
  document.querySelector("#turn-back").disabled = here <= 0;
  document.querySelector("#turn-on").disabled = here < 0 || here === shown.documents.length - 1;
  document.querySelector("#where").textContent = `${here + 1} / ${shown.documents.length}`;
  const links = [...document.querySelectorAll("#contents a")];
  const current = links.find((link) => decodeURIComponent(new URL(link.href).pathname) === `${base}/book/${at()}`);
  for (const link of links) if (link === current) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
}
function turn(by) {
  const next = shown && shown.documents[shown.documents.indexOf(at()) + by];
  if (next) open(next, null);
}

// The pages of the PDF: those that are in view are drawn, and of these the pictures that look otherwise now are loaded.
const looking = new IntersectionObserver((entries) => {
  for (const entry of entries) entry.target.classList.toggle("seen", entry.isIntersecting);
  draw();
}, { rootMargin: "50% 0px" });
let drawing = false;
async function pages(made) {
  const list = document.querySelector("#leaves");
  while (list.childElementCount > made.count) list.lastElementChild.remove();
  while (list.childElementCount < made.count) {
    const item = document.createElement("li"), picture = document.createElement("img");
    picture.width = 1000;
    picture.height = Math.round((1000 * made.height) / made.width);
    picture.alt = `${view.dataset.page} ${list.childElementCount + 1}`;
    item.append(picture);
    list.append(item);
    looking.observe(item);
  }
  for (const item of list.children) item.classList.add("old");
  await draw();
}
async function draw() {
  if (drawing) return;
  drawing = true;
  try {
    for (let item; (item = document.querySelector("#leaves li.seen.old")); ) {
      const number = [...item.parentElement.children].indexOf(item) + 1;
      item.classList.remove("old");
      item.classList.add("drawn");
      const made = await json(`${base}/pages/${number}`);
      if (faults(made.problems)) { tell("before"); break; }
      await picture(item, `${base}/pages/${number}.png?${made.digest}`);
      item.classList.remove("drawn");
    }
  } catch { tell("before"); }
  drawing = false;
}
function picture(item, address) {
  const shown = item.firstElementChild;
  if (shown.getAttribute("src") === address) return null;
  return new Promise((done) => {
    shown.onload = shown.onerror = done;
    shown.src = address;
  });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#turn-back")) turn(-1);
  else if (event.target.closest("#turn-on")) turn(1);
  const link = event.target.closest("#contents a");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    open(link.getAttribute("href").slice(`${base}/book/`.length), null);
  }
});

// A connection is held only while the page is looked at.
let changes = null;
function listen() {
  if (document.hidden) { if (changes) changes.close(); changes = null; return; }
  if (changes) return;
  changes = new EventSource(`${base}/changes`);
  changes.onmessage = (event) => {
    if (event.data === state) return;
    state = event.data;
    refresh();
  };
}
document.addEventListener("visibilitychange", listen);
window.addEventListener("pagehide", () => { if (changes) changes.close(); changes = null; });
window.addEventListener("pageshow", listen);
listen();
