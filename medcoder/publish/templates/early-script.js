(function (root) {
  // What the theme keeps. Its script stops, menus and all, where storage is refused or
  // full, so for these names alone it never hears of it. The activities still do, and say
  // that progress will not be kept.
  var ofTheme = /^(mode|theme|sidebar-scroll-top|pst_)/;

  function refusedStorage() {
    var kept = {};
    return {
      getItem: function (name) { return name in kept ? kept[name] : null; },
      setItem: function (name, value) {
        if (!ofTheme.test(name)) throw new DOMException("Storage is refused.", "SecurityError");
        kept[name] = String(value);
      },
      removeItem: function (name) { delete kept[name]; }
    };
  }

  ["localStorage", "sessionStorage"].forEach(function (name) {
    try { window[name].getItem("mode"); } catch (refused) {
      Object.defineProperty(window, name, { value: refusedStorage(), configurable: true });
    }
  });

  var setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (name, value) {
    try { setItem.call(this, name, value); } catch (full) { if (!ofTheme.test(name)) throw full; }
  };

  // The colors are settled here, before the first paint.
  var mode = localStorage.getItem("mode");
  if (mode !== "light" && mode !== "dark") mode = "auto";
  var dark = mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : mode === "dark";
  root.dataset.mode = mode;
  root.dataset.theme = dark ? "dark" : "light";
})(document.documentElement);
