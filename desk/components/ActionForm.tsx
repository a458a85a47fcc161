import { Button, Form, Space } from 'antd'
import { type ReactNode, useEffect, useId, useState } from 'react'
import type * as v from 'valibot'
import { FaultAlert } from './FaultAlert'
import { checkForm, putRefusal } from './form'

interface ActionFormProps<S extends v.GenericSchema> {
  /** The body the contract asks for: checks the form before the server does, with the same words. */
  schema: S
  initial?: Record<string, unknown>
  /** Makes the body of what was typed, where the two are not the same. */
  shape?: (typed: Record<string, unknown>) => unknown
  onSubmit: (body: v.InferOutput<S>) => void
  pending: boolean
  error: unknown
  okText: string
  danger?: boolean
  onCancel?: () => void
  /** Further buttons beside the main one. */
  more?: ReactNode
  children: ReactNode
}

/** Untouched and emptied fields both count as absent. */
const withoutBlanks = (typed: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, value === '' || value === null ? undefined : value]),
  )

/**
 * A form that says what is wrong at the field, whoever found it, and keeps everything typed until it has worked. The
 * first faulty field gets the focus; how many there are is announced once, not every one of them.
 */
export function ActionForm<S extends v.GenericSchema>({
  schema,
  initial,
  shape,
  onSubmit,
  pending,
  error,
  okText,
  danger = false,
  onCancel,
  more,
  children,
}: ActionFormProps<S>) {
  const [form] = Form.useForm()
  const [faulty, setFaulty] = useState(0)
  useEffect(() => putRefusal(form, error), [form, error])
  const submit = (typed: Record<string, unknown>) => {
    const values = withoutBlanks(typed)
    const body = checkForm(form, schema, shape ? shape(values) : values)
    setFaulty(form.getFieldsError().filter(({ errors }) => errors.length > 0).length)
    if (body !== undefined) onSubmit(body)
  }
  return (
    <Form
      form={form}
      // Two forms on a page may ask for the same thing: each label must lead to its own field.
      name={useId()}
      layout="vertical"
      requiredMark={false}
      initialValues={initial ?? {}}
      onFinish={submit}
      onFinishFailed={({ errorFields }) => setFaulty(errorFields.length)}
      onValuesChange={() => setFaulty(0)}
      scrollToFirstError={{ focus: true }}
    >
      <FaultAlert error={error} />
      {children}
      {faulty > 0 ? (
        <p className="form-faulty" role="alert">
          有 {faulty} 处没填对，请看红字。
        </p>
      ) : null}
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={pending} danger={danger}>
          {okText}
        </Button>
        {onCancel ? <Button onClick={onCancel}>先不办</Button> : null}
        {more}
      </Space>
    </Form>
  )
}
