import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { signedIn } from './support/people.ts'

test('a comment on a card reaches the colleague it mentions at once, is answered and settled; markup in it is text', async ({
  browser,
  baseURL,
}) => {
  const people = { baseURL: baseURL ?? '', viewport: { width: 1440, height: 900 } }
  const ann = await signedIn(browser, { email: 'designer@demo.tandem', ...people })
  const bob = await signedIn(browser, { email: 'owner@demo.tandem', ...people })
  try {
    await bob.page.goto('/flows')
    const answer = await bob.context.request.get('/api/trpc/me.get')
    const { name } = ((await answer.json()) as { result: { data: { json: { name: string } } } }).result.data.json
    await ann.page.goto('/flows')
    await ann.page.getByRole('link', { name: '售后服务' }).click()
    await ann.page.getByTestId('card-welcome').locator('header').click()
    await ann.page.getByText('评论', { exact: true }).click()

    // By keyboard: @ offers colleagues, Enter takes one, Enter again sends.
    const field = ann.page.getByTestId('comment-new')
    await field.pressSequentially(`<b>太长</b> @${name.slice(0, 1)}`)
    await expect(ann.page.getByRole('option', { name })).toBeVisible()
    await ann.page.keyboard.press('Enter')
    await field.pressSequentially('看一下')
    await ann.page.keyboard.press('Enter')
    const mine = ann.page.getByTestId('comments')
    await expect(mine).toContainText(`<b>太长</b> @${name} 看一下`)
    await expect(ann.page.getByTestId('comments-welcome')).toHaveText('1')

    // The flow list says so; opened, it is read.
    await bob.page.reload()
    await expect(bob.page.getByText('有 1 条评论提到你')).toBeVisible()
    await bob.page.getByRole('link', { name: '售后服务' }).click()
    await bob.page.getByTestId('comments-welcome').click()
    const theirs = bob.page.getByTestId('comments')
    await expect(theirs).toContainText('关于“欢迎”')
    expect((await new AxeBuilder({ page: bob.page }).include('[data-testid="comments"]').analyze()).violations).toEqual([])
    await theirs.getByTestId('comment-reply').fill('好的，改短')
    await bob.page.keyboard.press('Enter')
    await expect(mine).toContainText('好的，改短')
    await mine.getByTestId('comment-resolve').click()
    await expect(theirs).toContainText('没有未解决的评论')
    await expect(bob.page.getByTestId('comments-welcome')).toHaveCount(0)
    await bob.page.goto('/flows')
    await expect(bob.page.getByText(/条评论提到你/)).toHaveCount(0)
  } finally {
    await Promise.all([ann.context.close(), bob.context.close()])
  }
})
