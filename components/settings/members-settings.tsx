'use client'
import { useQuery } from '@tanstack/react-query'
import { UserPlus, UserX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Role } from '../../server/identity/permissions.ts'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { Avatar, type Presence } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { AddMemberDialog } from './add-member-dialog.tsx'
import { MemberCapacity } from './member-capacity.tsx'
import { roles } from './roles.ts'
import { SectionHead } from './settings-frame.tsx'
import type { Member } from './types.ts'
import { useSave } from './use-save.ts'

export function MembersSettings() {
  const t = useTranslations()
  const { may } = useMe()
  const query = useQuery(useApi().members.list.queryOptions())
  const [adding, setAdding] = useState(false)
  return (
    <>
      <SectionHead
        title={t('settings.sections.members')}
        text={t('settings.members.text')}
        action={
          may('members.manage') && (
            <Button variant="primary" icon={UserPlus} onClick={() => setAdding(true)}>
              {t('settings.members.add')}
            </Button>
          )
        }
      />
      {query.isError ? (
        <QueryError error={query.error} onRetry={query.refetch} />
      ) : (
        <Panel flush className="overflow-hidden">
          {query.data ? <MemberTable members={query.data} /> : <SkeletonRows rows={5} label={t('common.loading')} />}
        </Panel>
      )}
      <AddMemberDialog open={adding} onOpenChange={setAdding} />
    </>
  )
}

function MemberTable({ members }: { members: readonly Member[] }) {
  const t = useTranslations()
  return (
    <Table>
      <thead>
        <tr>
          <Head>{t('settings.members.member')}</Head>
          <Head>{t('settings.members.role')}</Head>
          <Head>{t('settings.members.capacity')}</Head>
          <Head>{t('settings.members.may')}</Head>
          <Head>
            <span className="sr-only">{t('common.remove')}</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </tbody>
    </Table>
  )
}

function MemberRow({ member }: { member: Member }) {
  const t = useTranslations()
  const api = useApi()
  const confirm = useConfirm()
  const { me, may } = useMe()
  const setRole = useSave(api.members.setRole.mutationOptions())
  const remove = useSave(api.members.remove.mutationOptions(), {
    done: t('settings.members.removed', { name: member.name }),
    failure: ({ code, params }) =>
      code === 'in-use' ? t('settings.members.inUse', { name: member.name, count: Number(params?.open ?? 1) }) : undefined,
  })
  const own = member.id === me?.memberId
  // The owner's rights are beyond an administrator's reach, and nobody takes away their own.
  const fixed = !may('members.manage') || own || (member.role === 'owner' && me?.role !== 'owner')
  const offered = roles.filter((role) => role !== 'owner' || me?.role === 'owner')

  const ask = async () => {
    const yes = await confirm({
      title: t('settings.members.removeTitle', { name: member.name }),
      description: t('settings.members.removeText'),
      action: t('common.remove'),
    })
    if (yes) remove.mutate({ memberId: member.id })
  }
  return (
    <Row>
      <Cell className="h-12">
        <div className="flex items-center gap-2.5">
          <Avatar name={member.name} presence={member.presence as Presence} />
          <div className="min-w-0">
            <div className="flex items-center gap-1.5">
              <span className="truncate">{member.name}</span>
              {own && <Tag>{t('settings.members.you')}</Tag>}
            </div>
            <div className="truncate text-ink-meta text-sm">{member.email}</div>
          </div>
        </div>
      </Cell>
      <Cell className="w-40">
        {fixed ? (
          t(`common.role.${member.role as Role}`)
        ) : (
          <Select
            aria-label={t('settings.members.roleOf', { name: member.name })}
            value={member.role as Role}
            onValueChange={(role) => setRole.mutate({ memberId: member.id, role })}
            options={offered.map((role) => ({ value: role, label: t(`common.role.${role}`) }))}
            className="w-36"
          />
        )}
      </Cell>
      <Cell className="w-32">
        {handles(member.role as Role) && (
          <MemberCapacity member={member} fixed={!may('members.manage') || (member.role === 'owner' && me?.role !== 'owner')} />
        )}
      </Cell>
      <Cell className="text-ink-meta text-sm">{t(`settings.members.roleMay.${member.role as Role}`)}</Cell>
      <Cell className="w-10">
        {!fixed && <IconButton icon={UserX} label={t('settings.members.removeTitle', { name: member.name })} onClick={() => void ask()} />}
      </Cell>
    </Row>
  )
}

/** Whoever may answer conversations; for the others a limit would mean nothing. */
function handles(role: Role): boolean {
  return role !== 'designer' && role !== 'analyst'
}
