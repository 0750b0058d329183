// Links in charts, which are SVG's: their `href` becomes a string that can be set, as that of links in HTML is. Without
// this, Material's `navigation.instant`, which expects the latter, stops with an error.

Object.defineProperty(SVGAElement.prototype, "href", {
  get() {
    return new URL(this.getAttribute("href"), this.baseURI).href;
  },
  set(address) {
    this.setAttribute("href", address);
  },
});
