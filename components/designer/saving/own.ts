/** What a browser keeps of a project is one person's: on a shared computer nobody finds, or saves, another's work. */
export type Own = { projectId: string; memberId: string }
