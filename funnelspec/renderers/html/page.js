// Finding: search, filters, links to copy. Without this script the page is whole, only longer to read.
// Whatever it shows is put on the page as text, never as markup.
"use strict";
(() => {
  const MOST = 30; // so many results are shown
  const GONE = "The item of this link is not in this glossary";
  const RANKS = ["name", "short", "alias", "avoid"]; // the classes of the index from A to Z, best first
  // What a question says beside what it is about.
  const SMALL = " a an and are at by do does for from how i in is it must my of on or our the this to we what when where which who why with ";

  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const [find, box, found, results] = ["find", "search", "found", "results"].map(byId);
  const choices = all("#filters select"), fields = [box, ...choices];
  const articles = all("article[data-kind]");

  // Letters without accents and case, everything else a gap: "Sales-Ready" and "sales ready" are one; so are
  // "companies" and "company".
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").replace(/ies(?= |$)/g, "y").trim();
  const singular = (word) => (word.length > 3 ? word.replace(/s$/, "") : word);
  const oneLine = (...elements) => elements.map((each) => each?.textContent ?? "").join(" ").replace(/\s+/g, " ").trim();
  const target = (link) => byId(link.getAttribute("href").slice(1));

  // What can be found, from the index and the articles' own text; made when it is first needed.
  let entries;
  function gather() {
    if (entries) return;
    const known = new Map();
    for (const line of all("#a-z .index li")) {
      const link = line.querySelector("a"), place = target(link), article = place?.closest("article");
      if (!article) continue;
      if (!known.has(place)) {
        // A row has its name only; who uses an item says nothing of it.
        const texts = place === article ? all(":scope > :not(h3, .byline, dl), dl > :not(.users, :has(+ .users))", place) : [];
        const text = oneLine(...texts), opening = oneLine(article.querySelector(".definition")) || text;
        known.set(place, { link, article, name: link.textContent, names: [], text, opening, folded: ` ${fold(text)}` });
      }
      const word = (line.querySelector("span") ?? link).textContent, entry = known.get(place);
      entry.names.push({ line, word, rank: Math.max(0, RANKS.indexOf(line.className)), folded: ` ${fold(word)}` });
      entry.folded += ` ${fold(word)}`;
    }
    entries = [...known.values()];
  }

  // How many letters to add, to leave out, to replace or to swap with the next one make one word the other
  // (optimal string alignment); Infinity for more than "most".
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let before = [], last = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length] > most ? Infinity : last[other.length];
  }

  // A misspelt word, which stands nowhere, is read as the one most like it, from a name before one from a text.
  // Short words are not: one other letter makes another abbreviation.
  let vocabulary;
  function spell(word) {
    if (word.length < 4 || entries.some((entry) => entry.folded.includes(singular(word)))) return word;
    const names = entries.flatMap((entry) => entry.names.map((name) => name.folded));
    vocabulary ??= new Set([...names, ...entries.map((entry) => entry.folded)].join("").split(" "));
    const most = word.length < 8 ? 1 : 2;
    let best = word, least = Infinity;
    for (const each of vocabulary) {
      if (each.length < 4) continue;
      const far = distance(word, each, most) + (each[0] === word[0] ? 0 : 0.5); // the first letter is seldom the wrong one
      if (far < least) [best, least] = [each, far];
    }
    return best;
  }

  // Exact, then from its start, then all the words in it, then parts of words; in each a name before an
  // abbreviation, an alias and a word to avoid. The text of an item comes last.
  function match({ entry, has }, whole, words) {
    let best = has.every(Boolean) ? { entry, rank: Infinity } : undefined;
    for (const name of entry.names) {
      if (!words.every((word) => name.folded.includes(word))) continue;
      const how =
        name.folded === ` ${whole}` || name.folded === ` ${words.join(" ")}` ? 0
        : name.folded.startsWith(` ${whole}`) ? 1
        : words.every((word) => name.folded.includes(` ${word}`)) ? 2
        : 3;
      const rank = how * RANKS.length + name.rank;
      if (!(best?.rank <= rank)) best = { entry, rank, name };
    }
    return best;
  }

  function search() {
    gather();
    const typed = fold(box.value).split(" "), said = typed.filter((word) => !SMALL.includes(` ${word} `));
    const asked = said.length ? said : typed, spelt = asked.map(spell), whole = spelt.join(" ");
    const wrong = asked.filter((word, at) => word !== spelt[at]), right = spelt.filter((word, at) => word !== asked[at]);
    const words = spelt.map(singular);
    const open = entries.filter((entry) => !entry.article.hidden);
    const seen = open.map((entry) => ({ entry, has: words.map((word) => entry.folded.includes(` ${word}`)) }));
    let hits = seen.map((each) => match(each, whole, words)).filter(Boolean);
    const exact = hits.length > 0;
    if (!exact) {
      // Nothing has all the words: what has the rarest of them; to be called by some weighs as much as a rare one.
      const called = ({ folded }) => ` ${whole} | ${words.join(" ")} `.includes(`${folded} `);
      const weights = words.map((_, at) => 1 / seen.filter(({ has }) => has[at]).length);
      const rank = (has) => weights.reduce((sum, weight, at) => (has[at] ? sum - weight : sum), 0);
      hits = seen.filter(({ has }) => has.includes(true)).map(({ entry, has }) => {
        const [name] = entry.names.filter(called).sort((one, other) => other.folded.length - one.folded.length);
        return { entry, name, rank: rank(has) - (name ? 0.7 + name.folded.length / 1000 : 0) };
      });
    }
    hits.sort((one, other) => (one.rank < other.rank || (one.rank === other.rank && one.entry.name < other.entry.name) ? -1 : 1));
    return { words, exact, wrong, right, hits: exact ? hits : hits.slice(0, 10) };
  }

  // The definition where a name was found, else the words around those that were searched for.
  function excerpt({ entry, name }, words) {
    const text = name ? entry.opening : entry.text, small = text.toLowerCase();
    const at = Math.min(...words.map((word) => small.indexOf(word)).filter((each) => each >= 0));
    const start = !name && at > 60 && at < Infinity ? text.indexOf(" ", at - 50) + 1 : 0, end = start + 160;
    return (start ? "\u2026 " : "") + (end < text.length ? text.slice(start, end).replace(/\s\S*$/, " \u2026") : text.slice(start));
  }

  function result(hit, words) {
    const { entry, name } = hit, link = document.createElement("a"), item = document.createElement("li");
    const add = (element, className, text) => {
      const made = document.createElement(element);
      made.className = className;
      made.textContent = text;
      link.append(made, " ");
    };
    const kind = entry.article.closest("section").querySelector("h2"), apart = entry.link.parentNode.querySelector("small");
    link.href = entry.link.getAttribute("href");
    add("strong", "", entry.name);
    for (const each of entry.names) if (each.rank === 1) add("span", "short", each.word);
    add("small", "kind", oneLine(kind, apart));
    if (name?.rank === 2) add("span", "because", `Also called "${name.word}"`);
    if (name?.rank === 3) add("span", "because avoid", `Say "${entry.name}", not "${name.word}"${name.line.querySelector(".why")?.textContent ?? ""}`);
    add("span", "excerpt", excerpt(hit, words));
    item.append(link);
    return item;
  }

  function draw() {
    const asked = fold(box.value), { words, exact, wrong, right, hits } = asked ? search() : { hits: [] };
    results.replaceChildren(...hits.slice(0, MOST).map((hit) => result(hit, words)));
    results.hidden = !hits.length;
    results.scrollTop = 0;
    const count = `${hits.length} item${hits.length === 1 ? "" : "s"} found`;
    found.textContent =
      !asked ? ""
      : !hits.length ? "No item found"
      : exact && wrong.length ? `No item has "${wrong.join(" ")}"; ${hits.length === 1 ? "this has" : "these have"} "${right.join(" ")}"`
      : !exact ? "No item has all of these words; these have some"
      : count + (hits.length > MOST ? `, the first ${MOST} are shown` : "");
  }

  // A filter hides items, what leads to them, the sections and letters that it leaves empty, and what is said of
  // all items together: a reader who chose sees at once what is left.
  function choose() {
    const chosen = choices.filter((each) => each.value);
    const has = (article) => (each) => ` ${article.dataset[each.name] ?? ""} `.includes(` ${each.value} `);
    const empty = (what) => (group) => (group.hidden = !group.querySelector(`${what}:not([hidden])`));
    for (const article of articles) article.hidden = !chosen.every(has(article));
    new Set(articles.map((article) => article.parentNode)).forEach(empty("article"));
    for (const section of all("main > section:not(:has(article[data-kind]), #a-z)")) section.hidden = chosen.length > 0;
    for (const link of all("nav li > a, #a-z .index li > a")) link.parentNode.hidden = Boolean(target(link)?.closest("[hidden]"));
    all("#a-z .index > div").forEach(empty("li"));
    const names = chosen.map((each) => each.selectedOptions[0].textContent).join(", ");
    const left = articles.filter((article) => !article.hidden).length;
    byId("shown").textContent = names && `Only ${names}: ${left} of ${articles.length} items`;
    byId("show-all").hidden = !names;
  }

  // The address keeps what is asked for, so that it can be sent to somebody.
  function remember() {
    const asked = new URLSearchParams(fields.filter((each) => each.value.trim()).map((each) => [each.name, each.value]));
    try {
      history.replaceState(null, "", `${location.pathname}${String(asked) && `?${asked}`}${location.hash}`);
    } catch {
      // A viewer that shows the page under no address of its own has none to keep.
    }
  }
  function recall(event) {
    const asked = new URLSearchParams(location.search), place = byId(location.hash.slice(1));
    let changed = !event; // at first everything is new
    for (const field of fields) {
      const value = asked.get(field.name) ?? "";
      if (field.value === value) continue;
      field.value = value;
      if (field.selectedIndex < 0) field.value = ""; // a team or kind that is no longer there
      changed = true;
    }
    if (changed && choices.length) choose();
    if (changed) draw();
    if (!place && location.hash.includes("/")) found.textContent = GONE;
    else if (found.textContent === GONE) draw();
    results.hidden = Boolean(place) || !results.children.length;
    if (place?.closest("[hidden]")) showAll(), place.scrollIntoView(); // nothing that a link leads to is hidden
  }
  function showAll() {
    for (const choice of choices) choice.value = "";
    choose();
    remember();
  }

  box.addEventListener("input", () => (draw(), remember()));
  box.addEventListener("focus", () => (gather(), (results.hidden = !results.children.length)));
  for (const choice of choices) choice.addEventListener("change", () => (choose(), draw(), remember(), (results.hidden = true)));
  byId("show-all")?.addEventListener("click", () => (showAll(), choices[0].focus()));
  find.addEventListener("focusout", (event) => find.contains(event.relatedTarget) || (results.hidden = true));
  results.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    results.hidden = true;
    setTimeout(() => target(link).querySelector("a")?.focus({ preventScroll: true })); // the keyboard goes on there
  });
  find.addEventListener("keydown", (event) => {
    const links = all("a", results), at = links.indexOf(document.activeElement);
    const act = {
      ArrowDown: () => ((results.hidden = !links.length), (links[at + 1] ?? links[at] ?? box).focus()),
      ArrowUp: () => (links[at - 1] ?? box).focus(),
      Enter: () => (links[at] ?? links[0])?.click(),
      Escape: () => (box.focus(), (box.value = ""), draw(), remember()),
    }[event.key];
    if (!act || event.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  // The link in a heading is also copied, where the browser allows it.
  addEventListener("click", (event) => {
    const link = event.target.closest("article > h3 > a"), address = location.href.split(/[?#]/)[0];
    const told = () => (found.textContent = `Link to "${link.textContent}" copied`);
    if (link) navigator.clipboard?.writeText(address + link.getAttribute("href")).then(told, () => {});
  });
  for (const each of ["popstate", "hashchange"]) addEventListener(each, recall);

  find.hidden = false;
  if (choices.length) byId("filters").hidden = false;
  recall();
})();
