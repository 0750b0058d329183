// What all scripts share.

document.documentElement.classList.replace("no-js", "js");

/**
 * Run a function when a page is there: once where every page is loaded anew, each time with Material's
 * `navigation.instant`, whose own script, which then provides `document$`, is loaded only in that case.
 */
export function onPage(run) {
  if (globalThis.document$) globalThis.document$.subscribe(run);
  else run();
}

/** Return a new element with these properties and children. */
export function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
