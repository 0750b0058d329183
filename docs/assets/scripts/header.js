// With Material's `navigation.instant`, pages come and go below a header that stays: it must say which one is there.

const place = (address) => address.pathname.replace(/index\.html$/, "");

document$.subscribe(() => {
  for (const link of document.querySelectorAll(".brief-pages a")) {
    if (place(link) === place(location)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
});
