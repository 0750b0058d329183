// The search index, which Pagefind reads: one bundle for each language, since an index stems one language only.
// A large desk has more bundles of each language, the shards, each with the articles of some years. Every search asks
// the bundle with the newest articles. Shards are joined to it when a query names their years or the reader asks for
// older articles, so that the cost of a search does not grow with the desk.

const OPTIONS = { baseUrl: "/", excerptLength: 0 };

/** Return the id of the bundle or shard that a page is in, which Pagefind puts before the page's own number. */
export const shardOf = ({ id }) => id.slice(0, id.lastIndexOf("_"));

/** The bundle of one language, with the shards that are joined to it. */
export class Bundle {
  /** Whether any shard is joined. */
  hasShards = false;
  #answers = new Map(); // promises of what Pagefind answered, by what it was asked
  #readings = new Map(); // the last reading of a page's data, by the page's id
  #checks = new Map(); // whether a page has a form of a word, by the word and the page's shard

  constructor(lang, path, pagefind, options) {
    this.lang = lang;
    this.path = path;
    this.pagefind = pagefind;
    this.options = options;
  }

  /** Load the bundle of a language; `visit` keeps the browser from using an index of an earlier build. */
  static async open(lang, root, visit) {
    // One file for both languages: a module's instances by fragment have WebAssembly of different languages.
    const { createInstance } = await import(new URL(`search/de/pagefind.js#${lang}`, root).href);
    const path = new URL(`search/${lang}/`, root).href;
    const options = { ...OPTIONS, metaCacheTag: visit };
    // A worker would be one more file to load, for each language.
    const pagefind = createInstance({ ...options, basePath: path, noWorker: true });
    await pagefind.init();
    return new Bundle(lang, path, pagefind, options);
  }

  /** Load a shard, so that the next searches ask it too. */
  join(shard) {
    return this.pagefind.mergeIndex(`${this.path}${shard}/`, { ...this.options, language: this.lang });
  }

  /** Forget the answers that were given without the shards which have been joined since. */
  forgetAnswers() {
    this.#answers.clear();
    this.hasShards = true;
  }

  /** Return the pages of a kind, `article` or `entity`, that have a word or one that begins with it. */
  pagesWith(form, kind) {
    // The filter has one value only: Pagefind writes several in an order that differs from build to build.
    const filters = kind === "entity" ? { kind } : { not: { kind: "entity" } };
    return this.#ask(`${kind} ${form}`, async () => (await this.pagefind.search(form, { filters })).results);
  }

  /** Return whether any page has the stem of a word: a search for the word in quotes finds nothing else. */
  hasStem(form) {
    // The filter leaves fewer results to list; their number is that without it.
    const filters = { kind: "entity" };
    const search = async () => (await this.pagefind.search(`"${form}"`, { filters })).unfilteredResultCount > 0;
    return this.#ask(`stem ${form}`, search);
  }

  /** Return the ids of the articles with the word of a facet, which only some shards have. */
  articlesOf({ word, shards }) {
    const names = new Set(shards.map((name) => (name ? `${this.lang}-x-${name}` : this.lang)));
    return this.#ask(`facet ${word}`, async () => {
      const { results } = await this.pagefind.search(word);
      return new Set(results.filter((result) => names.has(shardOf(result))).map(({ id }) => id));
    });
  }

  /** Return a page's text with the places of the word that it was found by, and the data for its result. */
  read(result) {
    // Pagefind writes the places into one object for each page, whatever the word: hence one reading after the other.
    const before = this.#readings.get(result.id) ?? Promise.resolve();
    const reading = before.then(() => readPage(result));
    this.#readings.set(
      result.id,
      reading.catch(() => {}),
    );
    return reading;
  }

  /** Return what `check` finds out of a word in a shard, without asking twice. */
  checkOnce(form, shard, check) {
    const key = `${form} ${shard}`;
    if (!this.#checks.has(key)) this.#checks.set(key, check());
    return this.#checks.get(key);
  }

  #ask(question, ask) {
    if (!this.#answers.has(question)) this.#answers.set(question, ask());
    return this.#answers.get(question);
  }
}

/** Return a page's data; what a result needs is JSON in an element's id, since Pagefind indexes everything else. */
async function readPage(result) {
  const data = await result.data();
  const byPlace = (a, b) => a.location - b.location || (b.element === "data") - (a.element === "data");
  const [encoded, ...anchors] = data.anchors.toSorted(byPlace);
  return { ...data, anchors, display: JSON.parse(encoded.id.replaceAll("+", " ")) };
}

/** The shards of a desk, and which of them are joined to the bundles. */
export class Shards {
  #joining = Promise.resolve();

  constructor([[, newest], ...older], bundles) {
    this.bundles = bundles;
    this.newest = newest; // the number of articles in the first bundle
    this.all = older.map(([name, articles]) => ({ name, articles, years: name.match(/\d{4}/g) ?? [], joined: false }));
  }

  /** Join all shards, or those of the years that a query names. */
  async join(query, everything) {
    const named = query.match(/\b\d{4}\b/g) ?? [];
    const isNamed = ({ years }) => named.some((year) => years[0] <= year && year <= years.at(-1));
    const wanted = this.all.filter((shard) => everything || isNamed(shard));
    this.#joining = this.#joining.catch(() => {}).then(() => this.#load(wanted));
    await this.#joining;
  }

  /** The shards that are searched. */
  get joined() {
    return this.all.filter(({ joined }) => joined);
  }

  /** The number of articles that are searched. */
  get articles() {
    return this.joined.reduce((sum, { articles }) => sum + articles, this.newest);
  }

  async #load(wanted) {
    const missing = wanted.filter(({ joined }) => !joined);
    if (!missing.length) return;
    await Promise.all(this.bundles.flatMap((bundle) => missing.map(({ name }) => bundle.join(name))));
    for (const shard of missing) shard.joined = true;
    for (const bundle of this.bundles) bundle.forgetAnswers();
  }
}
