using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Core.Tests.Suggestions.Learned;

public sealed class InMemoryLearnedRepliesTests : LearnedReplyStoreContract
{
    protected override Task<LearnedReplyStores> OpenAsync() =>
        Task.FromResult(new LearnedReplyStores([new InMemoryLearnedReplies()], () => ValueTask.CompletedTask));
}
