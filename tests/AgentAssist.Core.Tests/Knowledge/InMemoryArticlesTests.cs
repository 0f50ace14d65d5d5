using AgentAssist.Core.Knowledge;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Core.Tests.Knowledge;

public sealed class InMemoryArticlesTests : ArticleStoreContract
{
    protected override Task<ArticleStoreUnderTest> OpenAsync() =>
        Task.FromResult(new ArticleStoreUnderTest(new InMemoryArticles(new ManualTimeProvider()), () => ValueTask.CompletedTask));
}
