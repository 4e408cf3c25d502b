// Asks the index in pagefind/, which stands beside this page; no other host is asked.
const form = document.getElementById("search");
const list = document.getElementById("results");
const found = document.getElementById("found");
const MOST = 50;
form.hidden = false;
const pagefind = await import(new URL("pagefind/pagefind.js", location.href));
const element = (name, content, attributes = {}) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...content);
  return made;
};
const excerpt = (markup) => {
  const words = element("p", []);
  for (const [place, part] of markup.split(/<\/?mark>/).entries()) {
    const plain = Object.assign(document.createElement("template"), { innerHTML: part }).content.textContent;
    words.append(place % 2 ? element("mark", [plain]) : plain);
  }
  return words;
};
const show = async (query) => {
  list.replaceChildren();
  found.textContent = "";
  if (!query) return;
  const { results } = await pagefind.search(query);
  const pages = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
  found.textContent = pages.length ? `${found.dataset.articles}: ${results.length}` : found.dataset.nothing;
  for (const page of pages) {
    const link = element("a", [page.meta.title], { href: page.url });
    list.append(element("li", [element("h2", [link]), element("p", [page.meta.author ?? ""], { className: "by" }), excerpt(page.excerpt)]));
  }
};
form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", `?q=${encodeURIComponent(form.q.value)}`);
  show(form.q.value.trim());
});
form.q.value = new URLSearchParams(location.search).get("q") ?? "";
if (form.q.value) show(form.q.value.trim());
