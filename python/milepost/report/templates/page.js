// Switches the language and filters the targets. Without it the page shows whole, in one language.
"use strict";
const root = document.documentElement;
const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
const filters = document.querySelectorAll("[data-filter]");

function tellShown() {
  const line = document.querySelector(".shown");
  const items = [...document.querySelectorAll("article.item")];
  const shown = items.filter((item) => !item.hidden).length;
  line.textContent = line.dataset[root.dataset.language].replace("#", shown);
  line.classList.toggle("filtered", shown < items.length);
}

function pressLanguage() {
  each("[data-set]", (one) => one.setAttribute("aria-pressed", one.dataset.set === root.dataset.language));
}

function setLanguage(language) {
  root.dataset.language = language;
  root.lang = language === "zh" ? "zh-CN" : "en";
  each("[data-zh]:not(.shown)", (one) => { one.textContent = one.dataset[language]; });
  pressLanguage();
  each("svg[aria-labelledby]", (one) => {
    one.setAttribute("aria-labelledby", one.getAttribute("aria-labelledby").replace(/(zh|en)$/, language));
  });
  tellShown();
}

function passes(item) {
  return [...filters].every((one) => {
    if (one.selectedIndex === 0) return true;
    const has = item.dataset[one.dataset.filter];
    return one.dataset.filter === "units" ? has.split(" ").includes(one.value) : has === one.value;
  });
}

function filter() {
  each(".item", (item) => { item.hidden = !passes(item); });
  each("tbody.group", (group) => { group.hidden = !group.querySelector(".item:not([hidden])"); });
  tellShown();
}

// On screen the methods are folded; print has whole those that the page rests on, and of the others the titles.
const fold = (open) => each("details.used", (one) => { one.open = open; });
addEventListener("beforeprint", () => fold(true));
addEventListener("afterprint", () => fold(false));
fold(false);

each(".languages, .filters", (one) => { one.hidden = false; });
each("[data-set]", (one) => one.addEventListener("click", () => setLanguage(one.dataset.set)));
filters.forEach((one) => one.addEventListener("change", filter));
document.querySelector(".filters").addEventListener("reset", () => setTimeout(filter));
// A link to a target that is filtered out shows it.
addEventListener("hashchange", () => {
  const one = document.getElementById(location.hash.slice(1));
  if (!one || !one.hidden) return;
  document.querySelector(".filters").reset();
  filter();
  one.scrollIntoView();
});
document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
pressLanguage();
// A browser that comes back to the page has kept what was chosen.
if ([...filters].some((one) => one.selectedIndex > 0)) filter();
else tellShown();
