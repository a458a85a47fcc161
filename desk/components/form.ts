import { fieldMessages } from '@domain/errors'
import type { FormInstance, FormRule } from 'antd'
import * as v from 'valibot'
import { Fault } from '../api/fault'

/** What a form gives the field inside one of its items, so that its label and its error are tied to it. */
export interface FieldTies {
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: 'true'
}

/** A form rule from the contract's own schema: the form says what the server would say. */
export const rule = (schema: v.GenericSchema): FormRule => ({
  required: false,
  validator: async (_, value: unknown) => {
    const parsed = v.safeParse(schema, value)
    if (!parsed.success) throw new Error(parsed.issues[0].message)
  },
})

const namePath = (dotted: string): (string | number)[] =>
  dotted.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** Puts messages by dotted path onto their fields and moves to the first faulty one. */
export function putFaults(form: FormInstance, fields: Record<string, string>): void {
  const faulty = Object.entries(fields).map(([name, message]) => ({ name: namePath(name), errors: [message] }))
  form.setFields(faulty)
  const [first] = faulty
  if (first) form.scrollToField(first.name, { focus: true })
}

/** Checks what was typed against the contract's body; puts faults into the form and answers nothing when it is not good. */
export function checkForm<S extends v.GenericSchema>(
  form: FormInstance,
  schema: S,
  value: unknown,
): v.InferOutput<S> | undefined {
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  putFaults(form, fieldMessages(parsed.issues))
  return undefined
}

/** Puts the fields of a refused request back into the form. */
export function putRefusal(form: FormInstance, error: unknown): void {
  if (error instanceof Fault) putFaults(form, error.fields)
}
