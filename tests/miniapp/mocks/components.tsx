import type { ReactNode } from 'react'

interface Props {
  children?: ReactNode
  className?: string
  id?: string
  role?: string
  onClick?: () => void
  [name: string]: unknown
}

/** Attributes a browser knows; WeChat's own are dropped. */
const known = (props: Props) =>
  Object.fromEntries(
    Object.entries(props).filter(([name]) => /^(aria-|role$|id$|className$|onClick$|children$|src$)/.test(name)),
  )

export const View = (props: Props) => <div {...known(props)} />
export const Text = (props: Props) => <span {...known(props)} />
export const Image = (props: Props) => <div {...known(props)} role="img" />
export const Button = (props: Props) => <button type="button" {...known(props)} />

const typed = (props: Props) => ({
  ...known(props),
  value: props.value as string,
  onChange: (event: { target: { value: string } }) =>
    (props.onInput as (event: { detail: { value: string } }) => void)({ detail: { value: event.target.value } }),
})
export const Input = (props: Props) => <input {...typed(props)} />
export const Textarea = (props: Props) => <textarea {...typed(props)} />
