// Nothing on the page needs this: it adds the copy buttons, and marks in the contents where the reader is.
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
