// The front end that each widget carries. The page module itself is sent once a kernel, as a
// model that all widgets share, and is evaluated once a page: a notebook may hold many widgets.
const loaded = (globalThis.medcoderModules ??= new Map());

async function pageModule(model) {
  const id = model.get("page").replace("IPY_MODEL_", "");
  const source = (await model.widget_manager.get_model(id)).get("source");
  if (!loaded.has(source)) {
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    loaded.set(source, import(url).finally(() => URL.revokeObjectURL(url)));
  }
  return loaded.get(source);
}

export default {
  async render(context) {
    return (await pageModule(context.model)).render(context);
  },
};
