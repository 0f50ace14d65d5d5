using System.Text.Json;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Server.Tests;

/// <summary>The case that must work, through the public interface: what the agent sees before typing, and what is suggested.</summary>
public sealed class ReturnedEquipmentTests : IAsyncLifetime
{
    private static readonly JsonElement Case = ReadCase();
    private AssistServer _server = null!;
    private string _conversationId = "";

    public async ValueTask InitializeAsync()
    {
        _server = await AssistServer.StartAsync();
        var profile = JsonParser.Default.Parse<CustomerProfile>(Case.GetProperty("customer").GetRawText());
        await _server.Customers().UpsertCustomerAsync(new UpsertCustomerRequest { RequestId = Calls.NewId(), Profile = profile });
        using var import = _server.Customers().ImportInteractions();
        foreach (var element in Case.GetProperty("interactions").EnumerateArray())
        {
            var interaction = JsonParser.Default.Parse<Interaction>(element.GetRawText());
            interaction.CustomerId = profile.CustomerId;
            await import.RequestStream.WriteAsync(new ImportInteractionsRequest { Interaction = interaction });
        }

        await import.RequestStream.CompleteAsync();
        await import;
        _conversationId = await _server.StartConversationAsync(profile.CustomerId);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Context_BeforeAnybodyTypes_ShowsTheTimelineAndTheRepeatedContacts()
    {
        var context = await _server.Customers().GetCustomerContextAsync(
            new GetCustomerContextRequest { CustomerId = "cust-4471", ConversationId = _conversationId });

        Assert.Equal("Blair Morgan", context.Profile.DisplayName);
        Assert.Equal(
            ["inv-2", "sup-2", "eml-2", "inv-1", "sup-1", "eml-1", "shp-2", "shp-1", "box-1", "ord-1"],
            context.Interactions.Select(i => i.InteractionId));
        Assert.Equal(
            ["Billing", "Carrier", "Equipment", "Sales", "Support"],
            context.Interactions.Select(i => i.Department).Distinct().Order());
        Assert.Contains(context.Effort, e => e.Contacts >= 2);
        Assert.True(context.SinceLastContactDuration.ToTimeSpan() > TimeSpan.Zero);
    }

    [Fact]
    public async Task Context_OfTheCase_ShowsItsContradictionsAndPromises()
    {
        var context = await _server.Customers().GetCustomerContextAsync(
            new GetCustomerContextRequest { CustomerId = "cust-4471", ConversationId = _conversationId });

        Assert.Equal(
            ["ord-1 inv-1 SVC-88120 Open ", "ord-1 inv-2 SVC-88120 Open ", "shp-2 eml-1 RMA-20931 Resolved eml-2"],
            context.Findings.Select(f => $"{f.Between[0]} {f.Between[1]} {f.About} {f.State} {f.ResolvedBy}").Order(StringComparer.Ordinal));
        Assert.Equal("sup-1 call back 2026-03-04 Broken", Assert.Single(context.Promises.Select(p => $"{p.MadeIn} {p.What} {p.Due} {p.State}")));
        Assert.All(context.Findings, f => Assert.Equal(2, f.Departments.Count));
    }

    [Fact]
    public async Task Conversation_AsItWent_RaisesTheAlertsOfTheCase()
    {
        var raised = new List<AlertKind>();
        for (var turn = 0; turn < 4; turn++)
        {
            raised.AddRange((await SayAsync(turn)).Alerts.Select(alert => alert.Kind));
        }

        Assert.Superset(new HashSet<AlertKind> { AlertKind.Fairness, AlertKind.BrokenPromise, AlertKind.RepeatedContact }, raised.ToHashSet());
    }

    [Fact]
    public async Task Promise_OfAnAgent_EntersTheLedgerAndIsConfirmedWithOneCall()
    {
        var said = await _server.Assist().AddUtteranceAsync(new AddUtteranceRequest
        {
            ConversationId = _conversationId,
            RequestId = Calls.NewId(),
            Role = Role.HumanAgent,
            ParticipantId = "agent-1",
            Text = "I'll email you the corrected invoice within 24 hours.",
        });
        var listed = await _server.Customers().ListPromisesAsync(new ListPromisesRequest { CustomerId = "cust-4471", State = PromiseState.Open });
        var promise = Assert.Single(listed.Promises, p => p.MadeIn == $"{_conversationId}/{said.Utterance.UtteranceId}");
        Assert.Equal((false, PromiseParty.Agent), (promise.Confirmed, promise.By));

        var kept = await _server.Customers().UpdatePromiseAsync(new UpdatePromiseRequest
        {
            CustomerId = "cust-4471",
            RequestId = Calls.NewId(),
            Promise = new Promise { PromiseId = promise.PromiseId, State = PromiseState.Kept, Note = "sent from the desk" },
        });

        Assert.Equal((true, PromiseState.Kept, promise.What), (kept.Confirmed, kept.State, kept.What));
        Assert.Contains((await _server.Customers().GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = "cust-4471" })).Promises, p => p.Equals(kept));
    }

    [Fact]
    public async Task Conversation_AsItWent_FirstSuggestionAcknowledgesBeforeItAsks()
    {
        var opening = await SayAsync(0);
        AssertGoodFirst(opening.Suggestions[0]);
        await SayAsync(1);

        var third = await SayAsync(2);
        AssertGoodFirst(third.Suggestions[0]);
        Assert.Contains(third.Analysis.Signals, s => s.Kind == SignalKind.Fairness);
        Assert.Contains(third.Analysis.Signals, s => s.Kind == SignalKind.Effort);
        var fair = third.Analysis.Signals.Single(s => s.Kind == SignalKind.Fairness);
        Assert.Contains(fair.Spans, span => third.Utterance.Text[span.Start..span.End].Contains("fair", StringComparison.OrdinalIgnoreCase)
            || third.Utterance.Text[span.Start..span.End].Contains("late fee", StringComparison.OrdinalIgnoreCase));
        var raised = opening.Alerts.Concat(third.Alerts).Select(a => a.Kind).ToArray();
        Assert.Contains(AlertKind.Fairness, raised);
        Assert.Contains(AlertKind.RepeatedContact, raised);

        var last = await SayAsync(3);
        AssertGoodFirst(last.Suggestions[0]);
        Assert.Contains(opening.Alerts, a => a.Kind == AlertKind.BrokenPromise && a.Why == "A promise was not kept: call back, due 2026-03-04.");
    }

    private static void AssertGoodFirst(Suggestion first)
    {
        Move[] heard = [Move.Acknowledge, Move.Validate, Move.Own, Move.Apologise, Move.ShowRecord];
        Assert.Contains(first.Moves[0], heard);
        var question = first.Moves.IndexOf(Move.Clarify);
        Assert.True(question != 0, first.Text);
        Assert.Contains(first.Sentences.SelectMany(s => s.Evidence), e => e.Kind == EvidenceKind.Interaction);
        Assert.DoesNotContain("account number", first.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("calm down", first.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("upgrade", first.Text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<AddUtteranceResponse> SayAsync(int turn)
    {
        var said = Case.GetProperty("conversation")[turn];
        var role = said.GetProperty("role").GetString() == "CUSTOMER" ? Role.Customer : Role.HumanAgent;
        return await _server.Assist().AddUtteranceAsync(
            Calls.Utterance(_conversationId, said.GetProperty("text").GetString()!, role));
    }

    private static JsonElement ReadCase()
    {
        using var stream = typeof(ReturnedEquipmentTests).Assembly.GetManifestResourceStream("returned-equipment.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
