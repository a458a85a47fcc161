/** Attributes without a default: an absent one leaves the element as it is. */
const attributes = (...names) => Object.fromEntries(names.map((name) => [`aria-${name}`, '']))

/** Which aria attributes reach which of WeChat's components. Every name more makes each template larger. */
exports.ARIA_COMPONENTS = {
  View: attributes('role', 'label', 'hidden', 'disabled', 'checked', 'selected', 'expanded'),
  Text: attributes('role', 'label', 'hidden'),
  Button: attributes('label', 'disabled'),
  Image: attributes('label', 'hidden'),
  Input: attributes('label'),
  Textarea: attributes('label'),
  Picker: attributes('label'),
}
