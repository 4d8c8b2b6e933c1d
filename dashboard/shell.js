// Mends in the page what an app cannot reach from Python; each entry goes when the framework mends it.
// TEXTS = {fi: {close: "Sulje", …}, sv: …, en: …} stands before this by `dashboard/shell.py`.
(() => {
  "use strict";
  window.prerenderReady = false; // was the framework's inline script, which the security policy would refuse

  const LOCALES = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };
  const root = document.documentElement;
  const asked = () => new URLSearchParams(location.search).get("lang");
  let language = root.lang in TEXTS ? root.lang : "en";
  const text = (key) => TEXTS[language][key];

  // Date pickers, the first day of the week and numbers follow the language of the screen, not of the browser.
  for (const [name, get] of [["language", () => LOCALES[language]], ["languages", () => [LOCALES[language]]]]) {
    Object.defineProperty(Navigator.prototype, name, { get, configurable: true });
  }

  // The framework's English, exactly as it writes it. What is missing here or in the catalogues stays English.
  const KNOWN = {
    "Skip to main content": "skip_to_content", Sidebar: "sidebar", "Expand sidebar": "expand_sidebar",
    "Collapse sidebar": "collapse_sidebar", "App pages": "app_pages", "Main menu": "main_menu",
    Notifications: "notifications", Rerun: "rerun", Settings: "settings", Print: "print", About: "about",
    Theme: "theme", System: "system", Light: "light", Dark: "dark", "Running...": "running",
    "Stopping...": "stopping", Stop: "stop", "Stop script": "stop", Connecting: "connecting",
    "Connecting to Streamlit server": "connecting", "Please wait...": "please_wait", "Loading...": "loading",
    Loading: "loading", "Connection error": "connection_error", "Connection timed out.": "connection_timed_out",
    "Connection lost. Please wait for the app to reconnect, then try again.": "connection_lost",
    "Streamlit server is not responding. Are you connected to the internet?": "server_silent",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "still_running",
    "Script execution error": "script_error", "An error has occurred, please try again.": "error_try_again",
    "Try again": "try_again", "Page not found": "page_not_found",
    "The page that you have requested does not seem to exist. Running the app's main page.": "page_missing", Close: "close", Cancel: "cancel",
    Open: "open", Search: "search", "Close Search": "close_search", "Next Result": "next_result",
    "Previous Result": "previous_result", Fullscreen: "fullscreen", "Close fullscreen": "close_fullscreen",
    "Show/hide columns": "columns", "Download as CSV": "download_csv", "Download failed": "download_failed",
    "Show data": "show_data", "Show chart": "show_chart", "Add row": "add_row", "Delete row(s)": "delete_rows",
    "Clear selection": "clear_selection", "Dataframe column menu": "column_menu",
    "Sort ascending": "sort_ascending", "Sort descending": "sort_descending", Format: "format",
    Statistics: "statistics", Autosize: "autosize", "Pin column": "pin_column", "Unpin column": "unpin_column",
    "Hide column": "hide_column", "Copy column name": "copy_column_name", "Scrollable table": "scrollable_table",
    "No data": "no_data", "No results": "no_results", "No options": "no_options",
    "No options to select": "no_options", "No options to select.": "no_options",
    "Choose an option": "choose_option", "Select...": "choose_option", "Choose options": "choose_options",
    "Select all": "select_all", "Selected values": "selected_values", "Show suggestions": "show_suggestions",
    "Clear value": "clear_value", "Clear all": "clear_all", "Clear entry": "clear_value",
    "Clear date": "clear_date", "Clear dates": "clear_dates", "Clear time": "clear_time",
    "Choose date": "choose_date", "Choose date range": "choose_dates", "Choose date and time": "choose_moment",
    "Quick select a date range": "quick_dates", "Past Week": "past_week", "Past Month": "past_month",
    "Past 3 Months": "past_3_months", "Past 6 Months": "past_6_months", "Past Year": "past_year",
    "Past 2 Years": "past_2_years", Calendar: "calendar", "Date range": "date_range", Time: "time",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "calendar_help", Month: "month",
    Year: "year", Day: "day", "Previous month": "previous_month", "Next month": "next_month",
    dd: "day_signs", mm: "month_signs", yyyy: "year_signs", Empty: "empty_part",
    Previous: "previous_month", Next: "next_month", "Invalid date": "invalid_date", Increment: "increment",
    Decrement: "decrement", "Show password": "show_password", "Hide password": "hide_password",
    "Press Enter to apply": "press_to_apply", "Press Enter to submit form": "press_to_submit",
    "Press Ctrl+Enter to apply": "press_ctrl_to_apply", "Press ⌘+Enter to apply": "press_ctrl_to_apply",
    "Press Ctrl+Enter to submit form": "press_ctrl_to_submit",
    "Press ⌘+Enter to submit form": "press_ctrl_to_submit", "This field is required.": "required",
    Upload: "upload", "Browse files": "upload", "Drag and drop file here": "drop_file",
    "Drag and drop a file here": "drop_file", "Drag and drop files here": "drop_files", "Add files": "add_files",
    "Only one file is allowed.": "one_file_only", "Too many files": "too_many_files",
    "Network Error": "network_error", Copy: "copy", Copied: "copied", "Copy to clipboard": "copy_to_clipboard",
    "Link to heading": "link_to_heading", "Download plot as a PNG": "download_picture",
    "Download plot as a png": "download_picture", "Previous page": "previous_page", "Next page": "next_page",
    Pagination: "pagination", "Scroll tabs right": "tabs_right", "Scroll tabs left": "tabs_left",
    "View less": "view_less",
  };
  const PATTERNS = [
    [/^Help for (.+)$/, "help_for"],
    [/^day, (.+)$/, "day_of"], [/^month, (.+)$/, "month_of"], [/^year, (.+)$/, "year_of"],
    [/^Remove (.+)$/, "remove"], [/^Limit (.+) per file/, "file_limit"], [/^(\d.+) per file/, "per_file"],
    [/^Show\/hide columns: (.+)$/, "columns_of"], [/^Download as CSV: (.+)$/, "download_csv_of"],
    [/^Search: (.+)$/, "search_in"], [/^Fullscreen: (.+)$/, "fullscreen_of"],
    [/^File is larger than (.+)$/, "file_too_large"], [/^View (\d+) more$/, "view_more"],
  ];
  const TOOL = /^(Show\/hide columns|Download as CSV|Search|Fullscreen|Close fullscreen|Add row): (.+)$/; // of a grid
  const MONTH = /^(\d+) – [A-Z][a-z]+$/; // how a date field says its month
  const ATTRIBUTES = ["aria-label", "aria-valuetext", "title", "placeholder", "data-title"];
  // Words of people and of our own catalogues are never translated, even when they read like the framework's.
  const OURS = [
    "stMarkdownContainer", "stTable", "stCode", "stText", "stJson", "stCaptionContainer", "stHeading",
    "stSidebarNavLinkContainer", "stMetric", "stSelectboxVirtualDropdownItem",
  ].map((name) => `[data-testid="${name}"]`).join(",") + ",.lines,[role=option]:not([data-key=__select_all__]),[role=gridcell],textarea,svg,script,style";

  // What must have a name and has none: [which, key of its name].
  const NAMELESS = [
    ["[role=menu]", "menu"], ["[role=listbox]", "options"], ["[role=dialog]", "dialog"],
    ["[role=toolbar],[data-testid=stElementToolbar]", "toolbar"], ["[role=progressbar]", "progress"],
    ["[data-testid=stToast]", "notification"], ["[role=tooltip]", "menu"],
    [".gdg-input,.gdg-style input,.gdg-style textarea,#portal input,#portal textarea", "cell_editor"],
    ["[data-testid=stDataFrame] canvas,[data-testid=stDataFrame] table[role=grid]", "table"],
  ];
  const TRENDS = "[data-testid=stMetric] svg";
  const NAMED_CHARTS = "[data-testid=stPlotlyChart]";

  const sources = new WeakMap(); // text node or element -> what the framework wrote, to follow a change of language

  function translated(english) {
    const whole = english.trim();
    const own = Object.hasOwn(KNOWN, whole) && text(KNOWN[whole]);
    if (own) return english.replace(whole, () => own);
    for (const [pattern, key] of PATTERNS) {
      const found = pattern.exec(whole);
      if (found && text(key)) return text(key).replace("{}", () => found[1]);
    }
    const tool = TOOL.exec(whole);
    if (tool) return `${text(KNOWN[tool[1]])}: ${tool[2]}`;
    const month = MONTH.exec(whole)?.[1];
    if (month) return `${month} – ${new Date(2000, month - 1).toLocaleString(LOCALES[language], { month: "long" })}`;
    return null;
  }

  // `kept` remembers the English of what stands there now; what the framework has written since is English anew.
  function translate(holder, name, now, write) {
    if (!now || now.length > 120) return;
    const kept = sources.get(holder) ?? {};
    const english = kept[name]?.shown === now ? kept[name].english : now;
    const shown = translated(english);
    if (shown === null) return;
    sources.set(holder, { ...kept, [name]: { english, shown } });
    if (shown !== now) write(shown);
  }

  function translateText(node) {
    const where = node.parentElement;
    if (!where || (where.closest(OURS) && !where.closest("[data-testid=stFileUploaderDropzone]"))) return;
    translate(node, "text", node.nodeValue, (shown) => { node.nodeValue = shown; });
  }

  function translateAttributes(element) {
    for (const name of ATTRIBUTES) {
      translate(element, name, element.getAttribute(name), (shown) => element.setAttribute(name, shown));
    }
  }

  function hasName(element) {
    const labels = (element.getAttribute("aria-labelledby") ?? "").split(" ");
    return Boolean(
      element.getAttribute("aria-label") || element.getAttribute("title") ||
      labels.some((id) => id && document.getElementById(id)?.textContent), // a toast's leads nowhere
    );
  }

  function nameAll(part) {
    for (const [which, key] of NAMELESS) {
      for (const element of within(part, which)) {
        if (!text(key) || (hasName(element) && element.dataset.named !== key)) continue;
        if (!element.role && !element.matches("input,textarea,canvas,table")) element.setAttribute("role", "group");
        if (element.getAttribute("aria-label") !== text(key)) element.setAttribute("aria-label", text(key));
        element.removeAttribute("aria-labelledby");
        element.dataset.named = key;
      }
    }
  }

  // A chart with a name is one picture to a screen reader; the bits of its drawing are noise.
  function hideDrawings(part) {
    const charts = [...within(part, NAMED_CHARTS), part.closest?.(NAMED_CHARTS)].filter(Boolean);
    for (const chart of charts) {
      if (!chart.querySelector("[aria-label]") && !hasName(chart)) continue;
      for (const drawing of chart.querySelectorAll("svg.main-svg:not([aria-hidden])")) {
        drawing.setAttribute("aria-hidden", "true");
      }
    }
    // The small trend of a tile repeats what the chart below it tells with a name and a table.
    const trends = [...within(part, TRENDS), part.closest?.("[data-testid=stMetric]") ? part : null].filter(Boolean);
    for (const trend of trends) {
      if (trend.matches("svg:not([aria-hidden])")) trend.setAttribute("aria-hidden", "true");
    }
  }

  // A table wider than its place scrolls; without a mouse it does so only when it can be focused.
  const widths = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isScrolling = target.scrollWidth > target.clientWidth;
      target.tabIndex = isScrolling ? 0 : -1;
      target.setAttribute("role", isScrolling ? "region" : "presentation");
      if (isScrolling) target.setAttribute("aria-label", text("scrollable_table"));
      else target.removeAttribute("aria-label");
    }
  });

  // The framework cuts a long link off; on a phone that hides most of a measure's title.
  function wrapLinks(part) {
    const links = [...within(part, "[data-testid=stPageLink-NavLink]"), part.closest?.("[data-testid=stPageLink-NavLink]")];
    for (const link of links.filter(Boolean)) {
      for (const piece of link.querySelectorAll("span, div, p")) {
        Object.assign(piece.style, { whiteSpace: "normal", overflow: "visible" });
      }
    }
  }

  // The chosen word in a list over a cell is dark on the accent colour; in the dark theme that is too faint.
  function mendChosen(part) {
    for (const option of within(part, "#portal [role=option][aria-selected=true]")) option.style.color = "#FFFFFF";
  }

  // A form that a click on a button has opened on the same screen: what follows the click is typing.
  const OPENED = "[class*=st-key-takes_focus] textarea";
  const SOON = 10000; // ms after the click; the server may be slow
  let pressed = { at: -SOON, path: "", there: [] };
  addEventListener("click", (event) => {
    const isButton = event.target.closest?.("[data-testid=stMain] button");
    const there = [...document.querySelectorAll(OPENED)]; // of a form that is about to go
    pressed = { at: isButton ? performance.now() : -SOON, path: location.pathname, there };
  }, true);
  addEventListener("keydown", () => { pressed.at = -SOON; }, true); // somebody goes on by themselves; a click by key comes after

  function followForm() {
    if (pressed.path !== location.pathname || performance.now() - pressed.at > SOON) return;
    const field = document.querySelector(OPENED);
    if (!field || pressed.there.includes(field) || pressed.field?.isConnected) return;
    if (document.activeElement?.matches("input, textarea")) return;
    pressed.field = field; // it goes again when its form was of a click before
    field.focus();
  }

  function reachTables(part) {
    for (const table of within(part, "[data-testid=stTable] table")) widths.observe(table.parentElement);
  }

  function* within(part, which) {
    if (part.matches?.(which)) yield part;
    yield* part.querySelectorAll?.(which) ?? [];
  }

  function mend(part) {
    if (part.nodeType === Node.TEXT_NODE) return translateText(part);
    if (part.nodeType !== Node.ELEMENT_NODE || !part.isConnected) return;
    translateAttributes(part);
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (walker.currentNode.nodeType === Node.TEXT_NODE) translateText(walker.currentNode);
      else translateAttributes(walker.currentNode);
    }
    nameAll(part);
    hideDrawings(part);
    reachTables(part);
    wrapLinks(part);
    mendChosen(part);
  }

  // After a change of screen a keyboard or a screen reader starts at the new heading, not where the old link was.
  const heading = () => document.querySelector("[data-testid=stMain] h1");
  const JUST_NOW = 1500; // ms; the new heading may come a little before or after the new address
  let path = location.pathname;
  let isAwaited = false;
  let last = { words: "", at: 0 };

  function followScreen() {
    const words = heading()?.textContent ?? "";
    const isNew = words !== "" && words !== last.words;
    if (isNew) last = { words, at: performance.now() };
    if (location.pathname !== path) {
      path = location.pathname;
      // Not when a page is opened: there a reader begins at the top anyway.
      isAwaited = navigator.userActivation?.hasBeenActive ?? false;
    }
    if (!isAwaited || !words || performance.now() - last.at > JUST_NOW) return;
    isAwaited = false;
    heading().tabIndex = -1;
    heading().focus();
  }

  function followLanguage() {
    const wanted = asked();
    if (!(wanted in TEXTS) || wanted === language) return;
    language = wanted;
    root.lang = language;
    mend(document.body);
  }

  // A room reads from the projector: every size of the framework follows the size of the root. Not on paper.
  const forARoom = () =>
    location.pathname.endsWith("/meeting") && !location.search.includes("step=0") && innerWidth > 1000;

  function followRoom() {
    root.style.fontSize = forARoom() ? "150%" : "";
  }

  // One observer, one pass a frame over what has changed since the last one.
  const changed = new Set();
  let isPlanned = false;

  function pass() {
    isPlanned = false;
    followLanguage();
    const parts = [...changed];
    changed.clear();
    parts.forEach(mend);
    followScreen();
    followForm();
    followRoom();
  }

  function plan() {
    if (isPlanned) return;
    isPlanned = true;
    // Nothing is painted in a hidden tab, so there is no frame to wait for.
    if (document.hidden) setTimeout(pass); else requestAnimationFrame(pass);
  }

  new MutationObserver((mutations) => {
    for (const mutation of mutations) {
      if (mutation.type === "childList") mutation.addedNodes.forEach((node) => changed.add(node));
      else changed.add(mutation.target);
    }
    plan();
  }).observe(root, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  for (const name of ["pushState", "replaceState"]) {
    const original = history[name];
    history[name] = function (...values) { original.apply(this, values); plan(); };
  }
  addEventListener("popstate", plan);

  // A chart is drawn as wide as the window; on paper it would be cut off at the edge of the sheet.
  const SHEET = 680; // pixels: an A4 sheet upright within usual margins

  function fitCharts(isOnPaper) {
    for (const chart of document.querySelectorAll("[data-testid=stPlotlyChart]")) {
      chart.style.zoom = isOnPaper ? Math.min(1, SHEET / chart.offsetWidth) : "";
    }
  }

  addEventListener("beforeprint", () => { root.style.fontSize = ""; fitCharts(true); });
  addEventListener("afterprint", () => { fitCharts(false); plan(); });
})();
