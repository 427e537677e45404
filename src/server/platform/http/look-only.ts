const TAG = /<(a|area|form|button|input|select|textarea|script)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g;

/** The text of a drawn page with nothing left to act on: links lead nowhere, forms send nothing, scripts are gone; what it shows stays as it was. For our own rendering only, which quotes every attribute. */
export function withoutActs(html: string): string {
  return html.replaceAll(/<script[^>]*>[^<]*<\/script>/g, '').replaceAll(TAG, (_whole, tag: string, attributes: string, end: string) => `<${tag}${inert(tag, attributes)}${end}>`);
}

function inert(tag: string, attributes: string): string {
  const kept = attributes.replaceAll(/\s(?:href|target|ping|download|action|method|formaction|formmethod|formtarget)(?:="[^"]*")?(?=\s|$)/g, '');
  switch (tag) {
    case 'a': return `${kept} role="link" aria-disabled="true"`;
    case 'form': return kept;
    case 'button': return `${kept.replace(/\stype="[^"]*"/, '')} type="button" aria-disabled="true"`;
    default: return `${kept.replace(/\sdisabled(?:="[^"]*")?(?=\s|$)/, '')} disabled`;
  }
}
