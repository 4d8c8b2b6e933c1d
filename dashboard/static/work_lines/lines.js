// The lines of the work list. Everything that people typed is set as text, never as HTML.
// data = {texts: {update, unchanged}, groups: [{title, lines: [{measure, code, title, state, href, isOpen}]}]}

let last = ""; // the button pressed last: the list may be cut anew around its line

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

function link(line, open) {
  const element = make("a", { href: line.href }, make("strong", {}, line.code), " ", line.title);
  element.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // in a tab or window of its own
    event.preventDefault();
    open();
  });
  return element;
}

function button(words, key, press) {
  const element = make("button", { type: "button" }, words);
  element.dataset.key = key;
  element.addEventListener("click", () => { last = key; press(); });
  return element;
}

function entry(line, texts, act) {
  const leading = link(line, () => act("open", line.measure));
  leading.id = `work-line-${line.measure}`;
  const acts = ["update", "unchanged"].map((what) => {
    const element = button(texts[what], `${what} ${line.measure}`, () => act(what, line.measure));
    element.setAttribute("aria-describedby", leading.id);
    return element;
  });
  acts[0].setAttribute("aria-expanded", String(line.isOpen));
  return make("li", {}, make("p", {}, leading, ` – ${line.state}`), make("div", {}, ...acts));
}

function group({ title, lines }, texts, act) {
  const entries = make("ul", {}, ...lines.map((line) => entry(line, texts, act)));
  return title ? [make("h2", {}, title), entries] : [entries];
}

export default function ({ data, parentElement, setTriggerValue }) {
  const act = (what, measure) => setTriggerValue("act", { what, measure });
  const list = parentElement.querySelector(".work-lines") ?? parentElement.appendChild(make("div", { className: "work-lines" }));
  const buttons = () => [...list.querySelectorAll("button")];
  const place = buttons().indexOf(document.activeElement);
  const key = place < 0 ? last : document.activeElement.dataset.key;
  list.replaceChildren(...data.groups.flatMap((of) => group(of, data.texts, act)));
  if (document.activeElement !== document.body) return;
  // What had the focus, else what now stands in its place: the keyboard goes on from there.
  (buttons().find((one) => one.dataset.key === key) ?? buttons()[place])?.focus({ preventScroll: true });
}
