// Material's `navigation.instant` takes every link for one of HTML, whose address is a text that can be set. The links in
// pictures are SVG's, where it is neither, and would stop the theme's script: here they become like the others.

Object.defineProperty(SVGAElement.prototype, "href", {
  get() {
    return new URL(this.getAttribute("href"), this.baseURI).href;
  },
  set(address) {
    this.setAttribute("href", address);
  },
});
