'use client'
import { BookOpen, Copy, Filter, MoreHorizontal, Play, Plus, Search, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { PageHead } from '../../components/shell/page-head.tsx'
import { Avatar } from '../../components/ui/avatar.tsx'
import { Badge } from '../../components/ui/badge.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Callout } from '../../components/ui/callout.tsx'
import { Checkbox } from '../../components/ui/checkbox.tsx'
import { Combobox } from '../../components/ui/combobox.tsx'
import { useConfirm } from '../../components/ui/confirm-dialog.tsx'
import { Dialog, DialogContent, DialogTrigger } from '../../components/ui/dialog.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../../components/ui/dropdown-menu.tsx'
import { EmptyState } from '../../components/ui/empty-state.tsx'
import { ErrorState } from '../../components/ui/error-state.tsx'
import { Field } from '../../components/ui/field.tsx'
import { IconButton } from '../../components/ui/icon-button.tsx'
import { Input } from '../../components/ui/input.tsx'
import { Kbd } from '../../components/ui/kbd.tsx'
import { NumberField } from '../../components/ui/number-field.tsx'
import { Panel } from '../../components/ui/panel.tsx'
import { Progress } from '../../components/ui/progress.tsx'
import { Clock, RelativeTime } from '../../components/ui/relative-time.tsx'
import { Ring } from '../../components/ui/ring.tsx'
import { Segmented } from '../../components/ui/segmented.tsx'
import { Select } from '../../components/ui/select.tsx'
import { Sheet, SheetContent, SheetTrigger } from '../../components/ui/sheet.tsx'
import { SkeletonRows } from '../../components/ui/skeleton.tsx'
import { Sparkline } from '../../components/ui/sparkline.tsx'
import { Switch } from '../../components/ui/switch.tsx'
import { Cell, Head, Row, Table } from '../../components/ui/table.tsx'
import { Tabs, TabsList, TabsTrigger } from '../../components/ui/tabs.tsx'
import { Tag, type Tone } from '../../components/ui/tag.tsx'
import { TagInput } from '../../components/ui/tag-input.tsx'
import { Textarea } from '../../components/ui/textarea.tsx'
import { toast } from '../../components/ui/toast.tsx'

const tones: Tone[] = ['neutral', 'accent', 'ok', 'warn', 'bad', 'wait', 'pass', 'act', 'human', 'know']
const fruits = ['退款', '物流', '发票', '投诉'].map((label, index) => ({ value: `v${index}`, label, group: index < 2 ? '售后' : '其他' }))

/** Every control of the kit on one page, to look at in both themes and languages. */
export function Showcase() {
  const confirm = useConfirm()
  const [choice, setChoice] = useState('v0')
  const [segment, setSegment] = useState('on')
  const [count, setCount] = useState(2)
  const [tags, setTags] = useState(['黑金', '在意时效'])
  const [text, setText] = useState('“这句话我看了三遍了” · it’s been 9 days … 1,299 元')
  const [since] = useState(() => Date.now() - 42_000)
  return (
    <div className="flex h-dvh flex-col">
      <PageHead
        title="界面部件"
        crumbs={[{ label: '青禾电商', href: '/' }]}
        meta={<Tag>草稿 v15</Tag>}
        actions={
          <>
            <IconButton label="撤销" keys="Ctrl Z" icon={Undo2} />
            <Button icon={Play}>模拟</Button>
            <Button variant="primary">发布</Button>
          </>
        }
      />
      <Tabs defaultValue="a" className="bg-surface">
        <TabsList>
          <TabsTrigger value="a" count={11}>
            流程
          </TabsTrigger>
          <TabsTrigger value="b" count={7}>
            升级规则
          </TabsTrigger>
        </TabsList>
      </Tabs>
      <div className="grid min-h-0 flex-1 grid-cols-3 content-start gap-4 overflow-y-auto p-4">
        <Panel title="Buttons">
          <div className="flex flex-wrap gap-2">
            <Button variant="primary">
              发送 <Kbd className="border-transparent bg-black/20 text-inherit">Enter</Kbd>
            </Button>
            <Button icon={Plus}>新规则</Button>
            <Button variant="quiet" icon={Filter}>
              全部范围
            </Button>
            <Button variant="danger">删除</Button>
            <Button variant="danger-quiet" icon={Trash2}>
              删除
            </Button>
            <Button loading>保存</Button>
            <Button disabled>不可用</Button>
            <Button size="sm">小号</Button>
            <Button size="sm" variant="primary">
              插入
            </Button>
            <IconButton label="更多" icon={MoreHorizontal} />
            <IconButton label="复制" icon={Copy} size="sm" variant="outline" />
          </div>
          <div className="mt-3 flex flex-wrap items-center gap-2">
            <Menu>
              <MenuTrigger asChild>
                <Button>菜单</Button>
              </MenuTrigger>
              <MenuContent>
                <MenuItem icon={Copy} detail="Ctrl C">
                  复制
                </MenuItem>
                <MenuSeparator />
                <MenuItem icon={Trash2} tone="bad">
                  删除
                </MenuItem>
              </MenuContent>
            </Menu>
            <Dialog>
              <DialogTrigger asChild>
                <Button>对话框</Button>
              </DialogTrigger>
              <DialogContent title="发布售后服务" description="v14 → v15" footer={<Button variant="primary">发布</Button>}>
                <Field label="备注">
                  <Textarea value={text} onChange={(event) => setText(event.target.value)} />
                </Field>
              </DialogContent>
            </Dialog>
            <Sheet>
              <SheetTrigger asChild>
                <Button>侧板</Button>
              </SheetTrigger>
              <SheetContent title="队列">内容</SheetContent>
            </Sheet>
            <Button onClick={() => void confirm({ title: '删除队列？', description: '会话不会丢失。', action: '删除' })}>确认</Button>
            <Button onClick={() => toast.success('已保存')}>提示</Button>
            <Button onClick={() => toast.error('连接不到服务器，请检查网络后重试。')}>出错</Button>
          </div>
        </Panel>
        <Panel title="Fields">
          <div className="flex flex-col gap-3">
            <Field label="名称" help="客户能看到" aside="4 / 40" required>
              <Input icon={Search} trailing={<Kbd>Ctrl K</Kbd>} placeholder="搜索会话、客户、订单号" />
            </Field>
            <Field label="地址" error="地址要以 https 开头">
              <Input defaultValue="shop.example" />
            </Field>
            <Field label="答案类型">
              <Select value={choice} onValueChange={setChoice} options={fruits} />
            </Field>
            <Field label="队列">
              <Combobox value={choice} onValueChange={setChoice} options={fruits} onCreate={(name) => toast(name)} />
            </Field>
            <Field label="最多再问">
              <NumberField value={count} onValueChange={setCount} min={0} max={5} unit="次" />
            </Field>
            <Field label="标签">
              <TagInput value={tags} onValueChange={setTags} />
            </Field>
            <Textarea value={text} onChange={(event) => setText(event.target.value)} />
          </div>
        </Panel>
        <Panel title="States" aside="30 天">
          <div className="flex flex-col gap-3">
            <div className="flex items-center gap-3">
              <Segmented
                label="状态"
                value={segment}
                onValueChange={setSegment}
                segments={[
                  { value: 'on', label: '启用' },
                  { value: 'shadow', label: '影子' },
                  { value: 'off', label: '停用' },
                ]}
              />
              <Switch defaultChecked aria-label="a" />
              <Switch aria-label="b" />
              <Checkbox defaultChecked label="记住" />
              <Checkbox checked="indeterminate" label="部分" />
            </div>
            <div className="flex flex-wrap gap-1.5">
              {tones.map((tone) => (
                <Tag key={tone} tone={tone}>
                  {tone}
                </Tag>
              ))}
              <Tag outline>金卡</Tag>
            </div>
            <div className="flex items-center gap-3">
              <Avatar name="林晓雯" presence="online" />
              <Avatar name="Hannah" size="sm" />
              <Avatar name="bot" bot size="sm" />
              <Badge count={3} />
              <Badge count={120} tone="bad" />
              <Ring value={0.7} /> <Ring value={0.2} /> <Ring value={0} />
              <Clock since={since} />
              <RelativeTime at={since - 400_000} className="text-ink-meta" />
              <Sparkline values={[3, 4, 3, 5, 7, 6, 8]} label="up" />
            </div>
            <Progress value={0.6} label="构建" />
            <Callout tone="warn" actions={<Button size="sm">移到第 1 条之前</Button>}>
              被第 1 条挡住：预计等待超过 8 分钟时，第 1 条总是先转人工。
            </Callout>
            <Callout tone="bad">邮箱或密码不正确。</Callout>
          </div>
        </Panel>
        <Panel title="转人工规则" flush className="col-span-2">
          <Table>
            <thead>
              <tr>
                <Head>规则</Head>
                <Head numeric>触发，次</Head>
                <Head numeric>净收益，元</Head>
              </tr>
            </thead>
            <tbody>
              <Row>
                <Cell>情绪恶化</Cell>
                <Cell numeric>1,842</Cell>
                <Cell numeric>56,876</Cell>
              </Row>
              <Row>
                <Cell>客户要求人工</Cell>
                <Cell numeric>5,206</Cell>
                <Cell numeric>22,524</Cell>
              </Row>
            </tbody>
          </Table>
        </Panel>
        <Panel flush>
          <SkeletonRows rows={3} label="loading" />
        </Panel>
        <Panel flush>
          <EmptyState icon={BookOpen} title="还没有知识" action={<Button variant="primary">写第一条</Button>}>
            机器人用知识回答问题。写一条常见问题和答案，马上就能用。
          </EmptyState>
        </Panel>
        <Panel flush>
          <ErrorState title="加载失败" detail="unavailable · r-123" onRetry={() => undefined}>
            部分服务暂时不可用，请稍后重试。
          </ErrorState>
        </Panel>
      </div>
    </div>
  )
}
