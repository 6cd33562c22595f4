// Flame graph: a click or Enter shows a frame as wide as the picture.
{
  const graph = byId("flame-graph");
  const frames = graph
    ? all("svg", graph).map((box) => ({
        box,
        link: box.firstElementChild,
        begin: parseFloat(box.getAttribute("x")),
        width: parseFloat(box.getAttribute("width")),
        top: parseFloat(box.getAttribute("y")),
      }))
    : [];
  const frameOf = (target) => frames.find(({ link }) => link === target.closest?.("a"));
  const slack = 1e-3;
  const isWithin = (inner, outer) =>
    inner.begin >= outer.begin - slack &&
    inner.begin + inner.width <= outer.begin + outer.width + slack;
  let zoomed = null;

  const zoomTo = (frame) => {
    zoomed = frame;
    const { begin, width, top } = frame ?? { begin: 0, width: 100, top: -1 };
    for (const each of frames) {
      const isContext = each.top < top && frame && isWithin(frame, each);
      const isShown = isContext || (each.top >= top && (!frame || isWithin(each, frame)));
      each.box.style.display = isShown ? "" : "none";
      each.link.classList.toggle("context", Boolean(isContext));
      each.box.setAttribute("x", isContext ? "0%" : `${((each.begin - begin) / width) * 100}%`);
      each.box.setAttribute("width", isContext ? "100%" : `${(each.width / width) * 100}%`);
    }
  };

  const status = byId("flame-status");
  const atRest = status?.textContent;
  const tell = (frame) => {
    if (!frame) {
      status.textContent = atRest;
      return;
    }
    status.textContent = `${frame.link.getAttribute("aria-label")} `;
    const target = frame.link.getAttribute("href");
    if (target) status.append(make("a", "show lines", { href: target }));
    if (zoomed) {
      const whole = make("button", "whole graph", { type: "button" });
      whole.addEventListener("click", () => {
        zoomTo(null);
        tell(null);
        frames[0].link.focus();
      });
      status.append(" ", whole);
    }
  };

  const focusFrame = (frame) => {
    if (!frame) return;
    for (const { link } of frames) link.setAttribute("tabindex", "-1");
    frame.link.setAttribute("tabindex", "0");
    frame.link.focus();
  };

  const choose = (frame) => {
    zoomTo(zoomed === frame ? null : frame);
    focusFrame(frame);
    tell(frame);
  };

  const neighbour = (frame, key) => {
    const shown = frames.filter(({ box }) => box.style.display !== "none");
    const height = frames[0].box.height.baseVal.value + 1;
    const row = (top) => shown.filter((each) => Math.abs(each.top - top) < height / 2);
    switch (key) {
      case "ArrowUp":
        return row(frame.top - height).find((each) => isWithin(frame, each));
      case "ArrowDown":
        return row(frame.top + height).find((each) => isWithin(each, frame));
      case "ArrowLeft":
        return row(frame.top).findLast((each) => each.begin < frame.begin);
      case "ArrowRight":
        return row(frame.top).find((each) => each.begin > frame.begin);
    }
    return null;
  };

  if (graph) {
    frames.forEach(({ link }, i) => link.setAttribute("tabindex", i ? "-1" : "0"));
    graph.addEventListener("click", (event) => {
      const frame = frameOf(event.target);
      if (!frame) return;
      event.preventDefault();
      choose(frame);
    });
    graph.addEventListener("pointerover", (event) => tell(frameOf(event.target) ?? zoomed));
    graph.addEventListener("focusin", (event) => tell(frameOf(event.target)));
    graph.addEventListener("keydown", (event) => {
      const frame = frameOf(event.target);
      if (!frame) return;
      const next = neighbour(frame, event.key);
      if (event.key === "Enter" || event.key === " ") choose(frame);
      else if (event.key === "Escape" && zoomed) choose(zoomed);
      else if (next) focusFrame(next);
      else return;
      event.preventDefault();
    });
  }
}
