/** @jsxImportSource preact */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import type { FormField, MessageContent } from '../../flows/engine/types.ts'

type FormProps = { form: Extract<MessageContent, { kind: 'form' }>; onSubmit(values: Record<string, string>, text: string): void }

const inputs = { text: 'text', number: 'number', date: 'date', email: 'email', phone: 'tel' } as const

/** Several questions on one card; the browser sees to required fields and kinds, the flow to the rest. */
export function Form({ form, onSubmit }: FormProps): JSX.Element {
  const base = useId()
  return (
    <form
      class="card-form"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const values = Object.fromEntries(form.fields.map(({ id }) => [id, String(data.get(id) ?? '').trim()]))
        const lines = form.fields.filter(({ id }) => values[id]).map(({ id, label }) => `${label}: ${values[id]}`)
        onSubmit(values, lines.join('\n'))
      }}
    >
      {form.fields.map((field) => (
        <div key={field.id}>
          <label for={base + field.id}>
            {field.label}
            {field.required && <i aria-hidden="true"> *</i>}
          </label>
          <Field field={field} id={base + field.id} />
        </div>
      ))}
      <button type="submit">{form.submit}</button>
    </form>
  )
}

function Field({ field: { id: name, kind, required, options = [] }, id }: { field: FormField; id: string }): JSX.Element {
  if (kind === 'longText') return <textarea {...{ id, name, required }} rows={3} maxLength={2000} />
  if (kind !== 'choice') return <input {...{ id, name, required }} type={inputs[kind]} step="any" maxLength={500} />
  return (
    <select {...{ id, name, required }}>
      <option value="" />
      {options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  )
}
