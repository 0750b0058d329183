// All that a document is made of, where it leads and what it says, as the browser's own parser reads it; nothing runs.
(html, type = "text/html") => {
  const found = new DOMParser().parseFromString(html, type);
  const attributes = new Set();
  const addresses = new Set();
  const odd = [];
  const turned = [];
  const leads = "href src action formaction data srcset poster ping background xlink:href cite manifest".split(" ");
  for (const element of found.querySelectorAll("*")) {
    attributes.add(element.localName);
    for (const { name, value } of element.attributes) {
      attributes.add(`${element.localName} ${name}`);
      if (leads.includes(name)) addresses.add(value);
      if (name.startsWith("on") || /pwned/.test(name) || (name === "id" && /pwned/.test(value)))
        odd.push(element.outerHTML.slice(0, 200));
      if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(value)) turned.push(`${name}=${value}`);
    }
  }
  if (found.querySelector("parsererror")) odd.push(found.querySelector("parsererror").textContent);
  const refreshes = [...found.querySelectorAll('meta[http-equiv="refresh" i]')].map((meta) => meta.content);
  const walker = found.createTreeWalker(found, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: parent } = walker.currentNode;
    const turns = [...data].filter((letter) => /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(letter));
    if (turns.length && !(parent.matches("bdi.brief-turn") && data.length === 1)) turned.push(data.slice(0, 100));
  }
  const data = [...found.querySelectorAll("script[type='application/ld+json']")].map((script) =>
    JSON.parse(script.textContent),
  );
  for (const script of found.querySelectorAll("script, style")) script.remove();
  const joined = (query) => [...found.querySelectorAll(query)].map((one) => one.textContent).join(" ");
  return {
    attributes: [...attributes],
    addresses: [...addresses],
    odd,
    turned,
    data,
    title: found.title,
    text: found.documentElement.textContent,
    german: joined("[data-s][lang=de]"),
    english: joined("[data-s][lang=en]"),
    refreshes,
  };
};
