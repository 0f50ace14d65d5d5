using System.Text.Json;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

/// <summary>Goodwill over the wire: proposed, given, approved, declined, within the budgets.</summary>
public sealed class GoodwillTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private const string Complaint = "This is the fifth time I contact you about this, and it is just not fair. Why do I have to repeat myself?";

    private AssistServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await shared.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task GiveGesture_ProposedForHarmOnRecord_IsBookedToldAndNotProposedAgain()
    {
        var customer = await ContactedAsync(times: 4);
        var conversation = await _server.StartConversationAsync(customer);

        var answer = await _server.Assist().AddUtteranceAsync(Calls.Utterance(conversation, Complaint));

        var proposed = answer.Gesture;
        Assert.NotNull(proposed);
        Assert.False(proposed.NeedsApproval);
        Assert.Equal((GestureState.Proposed, HarmKind.Effort, "CASE-1"), (proposed.State, proposed.Harm, proposed.Reference));
        Assert.Contains("5 times about CASE-1", proposed.Why);
        Assert.Contains(proposed.Evidence, evidence => evidence.Id == "contact-0");
        var request = new GiveGestureRequest { ConversationId = conversation, GestureId = proposed.GestureId, RequestId = Calls.NewId() };
        var given = await _server.Assist().GiveGestureAsync(request);
        Assert.Equal((proposed.GestureId, true, "", "agent-1"), (given.GestureId, given.Approved, given.SupervisorId, given.AgentId));
        Assert.Equal(given, await _server.Assist().GiveGestureAsync(request));
        var held = Assert.Single((await ContextAsync(customer)).Gestures);
        Assert.Equal((GestureState.Given, proposed.CatalogueId, proposed.CostMicros), (held.State, held.CatalogueId, held.CostMicros));

        var next = await _server.Assist().AddUtteranceAsync(Calls.Utterance(conversation, "I am still annoyed, it is not fair."));
        Assert.Null(next.Gesture);
        Assert.Contains(next.Suggestions, suggestion => suggestion.Text.Contains(proposed.Description, StringComparison.Ordinal));
        Assert.Equal(
            (StatusCode.FailedPrecondition, "GESTURE_DECIDED", ""), await GiveRefusedAsync(conversation, proposed.GestureId));
        using var watch = _server.Assist().WatchConversation(new WatchConversationRequest { ConversationId = conversation });
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(GestureState.Given, Assert.Single(watch.ResponseStream.Current.Snapshot.Gestures).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DecideGesture_AboveTheAgentsLimit_IsShownOnTheFloorAndDecidedThere(bool approve)
    {
        var customer = await ContactedAsync(times: 9);
        var conversation = await _server.StartConversationAsync(customer, queue: Calls.NewId("q"));
        var queue = (await _server.Assist().GetConversationAsync(new GetConversationRequest { ConversationId = conversation })).Queue;
        using var floor = _server.Supervision().WatchFloor(new WatchFloorRequest { Queues = { queue } });
        Assert.True(await floor.ResponseStream.MoveNext(CancellationToken.None));
        var proposed = (await _server.Assist().AddUtteranceAsync(Calls.Utterance(conversation, Complaint))).Gesture;
        Assert.NotNull(proposed);
        Assert.True(proposed.NeedsApproval);

        var shown = await PendingAsync(floor, count: 1);

        Assert.Equal((proposed.GestureId, proposed.Cost, "[REFERENCE]"), (shown[0].GestureId, shown[0].Cost, shown[0].Reference));
        Assert.DoesNotContain("CASE-1", shown[0].Why);
        Assert.Equal(
            (StatusCode.FailedPrecondition, "GESTURE_NEEDS_APPROVAL", ""), await GiveRefusedAsync(conversation, proposed.GestureId));
        var request = new DecideGestureRequest { GestureId = proposed.GestureId, Approve = approve, RequestId = Calls.NewId() };
        var decided = await _server.Supervision().DecideGestureAsync(request);
        Assert.Equal((approve, "local", approve ? "agent-1" : ""), (decided.Approved, decided.SupervisorId, decided.AgentId));
        Assert.Equal(decided, await _server.Supervision().DecideGestureAsync(request));
        Assert.Empty(await PendingAsync(floor, count: 0));
        var held = Assert.Single((await ContextAsync(customer)).Gestures);
        Assert.Equal(approve ? GestureState.Given : GestureState.Declined, held.State);
        Assert.Equal((StatusCode.FailedPrecondition, "GESTURE_DECIDED", ""), await DecideRefusedAsync(proposed.GestureId));
        request.Approve = !approve;
        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED", ""), await Calls.RefusedAsync(
            () => _server.Supervision().DecideGestureAsync(request).ResponseAsync));
    }

    [Fact]
    public async Task AddUtterance_CalmRequestOrInsultAlone_ProposesNothing()
    {
        var customer = await ContactedAsync(times: 9);
        foreach (var text in new[] { "Could you please change my address to 5 Elm Street?", "You are a worthless idiot." })
        {
            var conversation = await _server.StartConversationAsync(customer);
            Assert.Null((await _server.Assist().AddUtteranceAsync(Calls.Utterance(conversation, text))).Gesture);
        }

        var stranger = await _server.StartConversationAsync();
        Assert.Null((await _server.Assist().AddUtteranceAsync(Calls.Utterance(stranger, Complaint))).Gesture);
    }

    [Theory]
    [InlineData("nowhere/g7")]
    [InlineData("nothing")]
    [InlineData("/g7")]
    public async Task DecideGesture_UnknownGesture_IsNotFound(string gestureId) =>
        Assert.Equal((StatusCode.NotFound, "GESTURE_NOT_FOUND", ""), await DecideRefusedAsync(gestureId));

    [Fact]
    public async Task GiveGesture_BadInput_IsRefusedNamingTheField()
    {
        var conversation = await _server.StartConversationAsync();

        Assert.Equal((StatusCode.NotFound, "GESTURE_NOT_FOUND", ""), await GiveRefusedAsync(conversation, $"{conversation}/g2"));
        Assert.Equal((StatusCode.NotFound, "CONVERSATION_NOT_FOUND", ""), await GiveRefusedAsync("nowhere", "nowhere/g2"));
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_REQUIRED", "gesture_id"), await GiveRefusedAsync(conversation, ""));
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_INVALID", "gesture_id"), await GiveRefusedAsync(conversation, new string('x', 161)));
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_REQUIRED", "gesture_id"), await DecideRefusedAsync(""));
    }

    [Fact]
    public async Task GiveGesture_BudgetSpentMeanwhile_IsRefusedWithTheLimit()
    {
        var path = Path.Combine(Path.GetTempPath(), Calls.NewId("policy") + ".json");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(new
        {
            currency = "EUR",
            period_days = 30,
            limits = new { customer = 10, agent = 10, tenant = 100 },
            agent_limit = 10,
            approval_share = 1,
            harms = new[] { new { kind = "EFFORT", weight = 1 } },
            gestures = new[] { new { id = "flowers", description = "flowers worth {amount}", cost = 6.5, harms = new[] { "EFFORT" }, least_harm = 0.1 } },
        }));
        await using var server = await AssistServer.StartAsync([$"AgentAssist:Customers:GoodwillPolicy={path}"]);
        var proposals = new List<(string Conversation, GestureProposed Gesture)>();
        foreach (var _ in new[] { 1, 2 })
        {
            var conversation = await server.StartConversationAsync(await ContactedAsync(times: 5, server));
            proposals.Add((conversation, (await server.Assist().AddUtteranceAsync(Calls.Utterance(conversation, Complaint))).Gesture));
        }

        Assert.All(proposals, proposal => Assert.Equal(("flowers worth €6.50", "6.50 EUR"), (proposal.Gesture?.Description, proposal.Gesture?.Cost)));
        var outcomes = await Task.WhenAll(proposals.Select(async proposal =>
        {
            try
            {
                await server.Assist().GiveGestureAsync(new GiveGestureRequest
                {
                    ConversationId = proposal.Conversation,
                    GestureId = proposal.Gesture.GestureId,
                    RequestId = Calls.NewId(),
                });
                return "given";
            }
            catch (RpcException e)
            {
                var (code, reason, _, info) = Calls.Describe(e);
                return $"{code} {reason} {info.Metadata["limit"]}";
            }
        }));

        Assert.Equal(["FailedPrecondition GOODWILL_LIMIT_REACHED AGENT", "given"], outcomes.Order(StringComparer.Ordinal));
        File.Delete(path);
    }

    [Fact]
    public async Task Start_PolicyThatCannotBeUsed_SaysEveryFault()
    {
        var path = Path.Combine(Path.GetTempPath(), Calls.NewId("policy") + ".json");
        await File.WriteAllTextAsync(path, """
            { "currency": "dollars", "period_days": 0, "limits": { "customer": 1, "agent": 1, "tenant": 1 }, "agent_limit": 1, "approval_share": 1,
              "harms": [], "gestures": [] }
            """);

        var (code, log) = await AssistServer.RunToEndAsync($"--AgentAssist:Customers:GoodwillPolicy={path}");

        Assert.Equal(1, code);
        Assert.Contains("AgentAssist:Customers:GoodwillPolicy", log);
        Assert.Contains("currency", log);
        Assert.Contains("period_days", log);
        File.Delete(path);
    }

    private static async Task<IReadOnlyList<GestureProposed>> PendingAsync(AsyncServerStreamingCall<WatchFloorResponse> floor, int count)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await floor.ResponseStream.MoveNext(stop.Token))
        {
            if (floor.ResponseStream.Current.Changed is { } changed && changed.PendingGestures.Count == count && changed.LastCustomerText.Length > 0)
            {
                return changed.PendingGestures;
            }
        }

        throw new InvalidOperationException("The floor ended.");
    }

    private Task<(StatusCode Code, string Reason, string Field)> GiveRefusedAsync(string conversation, string gesture) => Calls.RefusedAsync(
        () => _server.Assist().GiveGestureAsync(
            new GiveGestureRequest { ConversationId = conversation, GestureId = gesture, RequestId = Calls.NewId() }).ResponseAsync);

    private Task<(StatusCode Code, string Reason, string Field)> DecideRefusedAsync(string gesture) => Calls.RefusedAsync(
        () => _server.Supervision().DecideGestureAsync(
            new DecideGestureRequest { GestureId = gesture, Approve = true, RequestId = Calls.NewId() }).ResponseAsync);

    private async Task<string> ContactedAsync(int times, AssistServer? server = null)
    {
        var customer = Calls.NewId("cust");
        foreach (var i in Enumerable.Range(0, times))
        {
            await (server ?? _server).Customers().RecordInteractionAsync(new RecordInteractionRequest
            {
                RequestId = Calls.NewId(),
                Interaction = new Interaction
                {
                    InteractionId = $"contact-{i}",
                    CustomerId = customer,
                    OccurredAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddDays(i - 12)),
                    Department = "Service",
                    Channel = "PHONE",
                    Kind = "CONTACT",
                    Reference = "CASE-1",
                    Summary = "Customer called about the case.",
                },
            });
        }

        return customer;
    }

    private Task<CustomerContext> ContextAsync(string customer) =>
        _server.Customers().GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = customer }).ResponseAsync;
}
