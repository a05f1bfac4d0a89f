import type { Plugin } from "vite";

type Node = [tag: string, attributes: Record<string, string>];

/**
 * Lucide's components put their drawing together in the page, attribute by attribute, each time one is shown. Here every icon becomes the
 * drawing itself, which the page copies in one go. The only thing that can be said of one is its class; `.icon` says how it looks.
 */
export function staticIcons(): Plugin {
  const icon = /@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;
  return {
    name: "static-icons",
    enforce: "pre",
    transform(source, id) {
      if (!icon.test(id)) return null;
      const data = /const iconData = (\{.*\});/.exec(source)?.[1];
      if (!data) throw new Error(`${id}: there is no drawing in it`);
      return component((JSON.parse(data) as { node: Node[] }).node);
    },
  };
}

function component(nodes: Node[]): string {
  const drawn = nodes.map(([tag, attributes]) => {
    const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
    return `<${tag}${said.join("")} />`;
  });
  return `<script lang="ts">const props: { class?: string } = $props();</script>
<svg class={props.class} viewBox="0 0 24 24" aria-hidden="true">${drawn.join("")}</svg>`;
}
