import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./components/i18n/request.ts')

// Several development servers may run side by side, each with a folder of its own.
const distDir = process.env.TANDEM_NEXT_DIR || '.next'

/** @type {import('next').NextConfig} */
const config = {
  distDir,
  poweredByHeader: false,
  agentRules: false,
  typescript: {
    // `npm run check` checks the types of the whole house; a start on a small machine should not wait for it again.
    ignoreBuildErrors: true,
    // Next writes its folder into the file it reads; other folders than the usual one get a file of their own.
    tsconfigPath: distDir === '.next' ? 'tsconfig.json' : `.tandem/tsconfig${distDir}.json`,
  },
  devIndicators: false,
  // *.dev.tsx are pages for development alone, such as /dev-kit, the showcase of components/ui.
  pageExtensions: process.env.NODE_ENV === 'development' ? ['tsx', 'ts', 'dev.tsx'] : ['tsx', 'ts'],
  experimental: { optimizePackageImports: ['radix-ui', 'lucide-react'] },
}

export default withNextIntl(config)
