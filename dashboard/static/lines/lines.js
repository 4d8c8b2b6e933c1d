// Lines with what is said of something, a way to it and acts. Everything that people typed is set as text, never as HTML.
// data = {acts: {act: words}, inARow, groups: [{title, lines: [{line, code, title, said, href, isOpen}]}]}

let last = ""; // the button pressed last: the list may be cut anew around its line

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const named = ({ code, title }) => (code ? [make("strong", {}, code), " ", title] : [title]);

function link(line, open) {
  const element = make("a", { href: line.href }, ...named(line));
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

function entry(line, acts, act) {
  const leading = line.href ? link(line, () => act("open", line.line)) : make("strong", {}, ...named(line));
  const buttons = Object.entries(acts).map(([what, words]) => {
    const element = button(words, `${what} ${line.line}`, () => act(what, line.line));
    element.setAttribute("aria-describedby", `line-${line.line}`);
    return element;
  });
  if (buttons.length) { // only there is the number one of its own on the page
    leading.id = `line-${line.line}`;
    buttons[0].setAttribute("aria-expanded", String(line.isOpen));
  }
  const words = make("p", {}, leading, line.said && ` – ${line.said}`);
  return make("li", {}, words, ...(buttons.length ? [make("div", {}, ...buttons)] : []));
}

function group({ title, lines }, acts, act, inARow) {
  const entries = make("ul", {}, ...lines.map((line) => entry(line, acts, act)));
  return title ? [make(inARow ? "span" : "h2", {}, title), entries] : [entries];
}

export default function ({ data, parentElement, setTriggerValue }) {
  const act = (what, line) => setTriggerValue("act", { what, line });
  const list = parentElement.querySelector(".lines") ?? parentElement.appendChild(make("div", { className: "lines" }));
  const buttons = () => [...list.querySelectorAll("button")];
  const place = buttons().indexOf(document.activeElement);
  const key = place < 0 ? last : document.activeElement.dataset.key;
  list.classList.toggle("row", Boolean(data.inARow));
  list.replaceChildren(...data.groups.flatMap((of) => group(of, data.acts, act, data.inARow)));
  if (document.activeElement !== document.body) return;
  // What had the focus, else what now stands in its place: the keyboard goes on from there.
  (buttons().find((one) => one.dataset.key === key) ?? buttons()[place])?.focus({ preventScroll: true });
}
