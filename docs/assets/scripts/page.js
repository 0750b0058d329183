// When a page is there: once where every page is loaded anew, each time under Material's `navigation.instant`, whose own
// script, which says so, is loaded only then.

document.documentElement.classList.replace("no-js", "js");

export function onPage(run) {
  if (globalThis.document$) document$.subscribe(run);
  else run();
}
