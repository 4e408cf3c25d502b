// Nothing on the page needs this: it adds the copy buttons, marks in the contents where the reader is, and sets notes beside the text.
for (const button of document.querySelectorAll("button.copy")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.of);
    const as = (type, value) => [type, new Blob([value], { type })];
    const words = text.textContent.replace(/\s+/g, " ").trim();
    try {
      await navigator.clipboard.write([
        new ClipboardItem(Object.fromEntries([as("text/plain", words), as("text/html", text.innerHTML)])),
      ]);
    } catch {
      await navigator.clipboard.writeText(words);
    }
    document.getElementById("copied").textContent = button.dataset.done;
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 2000);
  });
}
const places = new Map(
  [...document.querySelectorAll(".contents a")].map((link) => [document.getElementById(link.hash.slice(1)), link]),
);
const follow = () => {
  const passed = [...places.keys()].filter((heading) => heading && heading.getBoundingClientRect().top < innerHeight / 3);
  for (const [heading, link] of places) {
    if (heading === passed.at(-1)) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
};
if (places.size) {
  addEventListener("scroll", follow, { passive: true });
  follow();
}

// A note stands beside its call, or below the note before it, but never further from its call than it is high: then its call opens it.
const text = document.getElementById("text");
const notes = [...document.querySelectorAll(".side-note")].map((note) => ({
  note, call: document.getElementById(note.id.replace("aside", "call")),
}));
const wide = matchMedia("screen and (min-width: 72rem)");
const limits = [12, 8, 5, 3];
// The places of notes that stand close together, folded to some lines: null for one that has none.
const stacked = (group, most) => {
  let free = -Infinity;
  return group.map(({ top, full }) => {
    const height = Math.min(full, most), at = Math.max(top, free);
    if (at - top > height) return null;
    free = at + height + 14;
    return { at, height, folded: full > most + 1 };
  });
};
const lost = (places) => places.filter((place) => !place).length;
const placed = (wanted, line) => {
  let done = [], group = [], best = [];
  for (const each of wanted) {
    const last = best.findLast((place) => place);
    if (last && each.top >= last.at + last.height + 14) {
      done = done.concat(best);
      group = [];
    }
    group.push(each);
    const tried = limits.map((lines) => stacked(group, lines * line));
    best = tried.reduce((one, other) => (lost(other) < lost(one) ? other : one));
  }
  return done.concat(best);
};
const beside = () => {
  document.documentElement.classList.toggle("beside", wide.matches);
  if (!wide.matches) return;
  for (const { note } of notes) {
    note.classList.remove("apart", "folded");
    note.style.removeProperty("--height");
  }
  const start = text.getBoundingClientRect().top;
  const wanted = notes.map(({ note, call }) => ({ top: call.getBoundingClientRect().top - start, full: note.offsetHeight }));
  const places = placed(wanted, parseFloat(getComputedStyle(notes[0].note).lineHeight));
  notes.forEach(({ note }, n) => {
    note.classList.toggle("apart", !places[n]);
    note.classList.toggle("folded", Boolean(places[n]?.folded));
    if (!places[n]) return;
    note.style.setProperty("--at", `${places[n].at}px`);
    if (places[n].folded) note.style.setProperty("--height", `${places[n].height}px`);
  });
};
if (notes.length) {
  wide.addEventListener("change", beside);
  new ResizeObserver(beside).observe(text);
  document.fonts.ready.then(beside);
  for (const { note, call } of notes) {
    for (const event of ["mouseenter", "mouseleave"]) call.addEventListener(event, () => note.classList.toggle("marked", event === "mouseenter"));
  }
}
