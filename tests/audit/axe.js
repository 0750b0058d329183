// In the page: every rule of WCAG 2.2 A and AA and of good practice; violations as readable lines.
async () => {
  const { violations, passes } = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    // The one rule of WCAG 2.2 AA, which axe leaves to its users to switch on.
    rules: { "target-size": { enabled: true } },
  });
  const reasons = (checks) => checks.map(({ message }) => message).join("; ");
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, any, all, none }) =>
      [`${id} (${help}): ${target.join(" ")}`, html.slice(0, 200), reasons([...any, ...all, ...none])].join("\n    "),
    ),
  );
  return { lines, passed: passes.map(({ id }) => id) };
};
