using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Conversations;

public sealed class ConversationQueriesTests
{
    private readonly CoreUnderTest _node = new();

    private static CancellationToken Token => CoreUnderTest.Token;

    [Fact]
    public async Task List_ManyConversations_PagesThroughEachOnce()
    {
        for (var i = 0; i < 7; i++)
        {
            await _node.StartAsync($"c{i}", queue: i % 2 == 0 ? "even" : "odd");
            _node.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var seen = new List<string>();
        var token = "";
        do
        {
            var page = await ListAsync(new ListConversationsRequest { PageSize = 2, PageToken = token, Queue = "even" });
            seen.AddRange(page.Conversations.Select(c => c.ConversationId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(["c6", "c4", "c2", "c0"], seen);
    }

    [Fact]
    public async Task List_TokenOfAnotherFilter_IsRefused()
    {
        await _node.StartAsync("c1");
        await _node.StartAsync("c2");
        var page = await ListAsync(new ListConversationsRequest { PageSize = 1 });

        Assert.Equal(ErrorReason.PageTokenInvalid, await CoreUnderTest.ReasonAsync(() =>
            ListAsync(new ListConversationsRequest { PageSize = 1, PageToken = page.NextPageToken, Queue = "other" })));
        Assert.Equal(ErrorReason.PageTokenInvalid, await CoreUnderTest.ReasonAsync(() =>
            ListAsync(new ListConversationsRequest { PageToken = "garbage" })));
    }

    private Task<ListConversationsResponse> ListAsync(ListConversationsRequest request) =>
        _node.Core.Queries.ListAsync(CoreUnderTest.Caller, request, Token);
}
