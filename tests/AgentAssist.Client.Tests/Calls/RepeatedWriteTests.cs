using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Client.Tests.Calls;

/// <summary>Writes through a real server while something between them breaks.</summary>
public sealed class RepeatedWriteTests(SharedServer shared)
{
    [Fact]
    public async Task AddUtterance_AnswerLost_GetsTheFirstAnswerAndAddsNoSecondEvent()
    {
        var server = await shared.GetAsync();
        await using var proxy = TcpProxy.Start(server.Address);
        await using var direct = Talk.Client(new Uri(server.Address));
        await using var client = Talk.Client(proxy.Address);
        var conversation = await Talk.StartAsync(client);

        // The write reaches the server and is kept there; its answer never comes.
        proxy.HoldAnswers();
        var call = client.AddUtteranceAsync(Talk.Says(conversation.ConversationId, "My bill is wrong.", Role.Customer));
        await Eventually.TrueAsync(async () => (await direct.GetConversationAsync(conversation.ConversationId)).Revision > 1);
        var written = (await direct.GetConversationAsync(conversation.ConversationId)).Revision;
        Assert.False(call.IsCompleted);
        proxy.Cut();
        proxy.Resume();

        var answer = await call.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.Equal("My bill is wrong.", answer.Utterance.Text);
        Assert.True(answer.Suggestions.Count >= 3);
        Assert.Equal(written, (await direct.GetConversationAsync(conversation.ConversationId)).Revision);
    }

    [Fact]
    public async Task AddUtterance_AnswerTooLate_IsAskedForAgain()
    {
        var server = await shared.GetAsync();
        await using var proxy = TcpProxy.Start(server.Address);
        await using var direct = Talk.Client(new Uri(server.Address));
        var conversation = await Talk.StartAsync(direct);
        await using var client = Talk.Client(proxy.Address, deadline: TimeSpan.FromSeconds(1));

        proxy.HoldRequests();
        var call = client.AddUtteranceAsync(Talk.Says(conversation.ConversationId, "Hello?", Role.Customer));
        await Eventually.TrueAsync(() => proxy.Accepted > 0);
        proxy.Resume();

        await call.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        var head = await direct.GetConversationAsync(conversation.ConversationId);
        var utterances = 0;
        await foreach (var frame in direct.WatchConversationAsync(conversation.ConversationId, 1))
        {
            utterances += frame.Event?.UtteranceAdded is null ? 0 : 1;
            if (frame.Revision == head.Revision)
            {
                break;
            }
        }

        Assert.Equal(1, utterances);
    }

    [Fact]
    public async Task AddUtterance_ServerKilledMeanwhile_SucceedsOnceItIsBack()
    {
        await using var server = await AssistServer.StartAsync();
        await using var client = Talk.Client(new Uri(server.Address));
        var conversation = await Talk.StartAsync(client);
        await server.KillAsync();
        var call = client.AddUtteranceAsync(Talk.Says(conversation.ConversationId, "Is anybody there?", Role.Customer));
        Assert.False(call.IsCompleted);
        await server.RestartAsync();
        var answer = await call.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.Equal((await client.GetConversationAsync(conversation.ConversationId)).Revision, answer.Revision);
    }

    [Fact]
    public async Task AddUtterance_BlankText_ThrowsWithTheField()
    {
        var server = await shared.GetAsync();
        await using var client = Talk.Client(new Uri(server.Address));
        var conversation = await Talk.StartAsync(client);
        var e = await Assert.ThrowsAsync<AgentAssistException>(() =>
            client.AddUtteranceAsync(Talk.Says(conversation.ConversationId, "   ")));
        Assert.Equal(StatusCode.InvalidArgument, e.StatusCode);
        Assert.Equal("FIELD_REQUIRED", e.Reason);
        Assert.Equal("text", Assert.Single(e.FieldViolations).Field);
        Assert.NotEmpty(e.RequestId);
    }

    [Fact]
    public async Task AddUtterance_RequestIdUsedForAnotherBody_ThrowsAlreadyExists()
    {
        var server = await shared.GetAsync();
        await using var client = Talk.Client(new Uri(server.Address));
        var conversation = await Talk.StartAsync(client);
        var first = Talk.Says(conversation.ConversationId, "One.");
        first.RequestId = "r-" + conversation.ConversationId;
        await client.AddUtteranceAsync(first);
        var other = first.Clone();
        other.Text = "Two.";
        var e = await Assert.ThrowsAsync<AgentAssistException>(() => client.AddUtteranceAsync(other));
        Assert.Equal("REQUEST_ID_REUSED", e.Reason);
    }

    [Fact]
    public async Task Import_GoodAndBad_ReportsBoth()
    {
        var server = await shared.GetAsync();
        await using var client = Talk.Client(new Uri(server.Address));
        var good = new Interaction
        {
            InteractionId = "i-1",
            CustomerId = "c-import",
            OccurredAt = new() { Seconds = 1_770_000_000 },
            Department = "Billing",
            Channel = "EMAIL",
            Kind = "INVOICE",
            Summary = "Invoice sent.",
        };
        var report = await client.ImportAsync(new[]
        {
            new ImportInteractionsRequest { Interaction = good, LineNumber = 1 },
            new ImportInteractionsRequest { Interaction = new Interaction { CustomerId = "c-import" }, LineNumber = 2 },
        }.ToAsyncEnumerable());
        Assert.Equal(1, report.ImportedCount);
        Assert.Equal(2, Assert.Single(report.Errors).LineNumber);
    }

    [Fact]
    public async Task Import_NobodyThere_ThrowsUnavailable()
    {
        await using var client = Talk.Client(new Uri($"http://127.0.0.1:{FreePort.Next()}"));
        var e = await Assert.ThrowsAsync<AgentAssistException>(() =>
            client.ImportAsync(new[] { new ImportInteractionsRequest() }.ToAsyncEnumerable()));
        Assert.Equal(StatusCode.Unavailable, e.StatusCode);
        Assert.True(e.MayBeTriedAgain);
    }
}
