using System.Text;
using System.Text.Json;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

/// <summary>Finding, merging, feedback, forgetting and exporting customers, over the wire.</summary>
public sealed class CustomerLifeTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private AssistServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await shared.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("+49 170 1234567")]
    [InlineData("0049 (0)170 1234567")]
    [InlineData("0170/123 45 67 ext. 12")]
    public async Task FindCustomers_ByPhoneInAnyNotation_FindsTheProfile(string phone)
    {
        var profile = await UpsertAsync(new CustomerProfile { PhoneNumbers = { "+49 (170) 123-4567" } });

        var found = await _server.Customers().FindCustomersAsync(new FindCustomersRequest { Phone = phone });

        Assert.Contains(profile, found.Profiles);
        Assert.Empty((await _server.Customers().FindCustomersAsync(new FindCustomersRequest { Phone = "+49 170 9999999" })).Profiles);
    }

    [Fact]
    public async Task FindCustomers_ByEmailAndExternalId_FindsTheProfile()
    {
        var id = Calls.NewId("crm");
        var profile = await UpsertAsync(new CustomerProfile { EmailAddresses = { $"{id}@Example.com" }, ExternalIds = { ["crm"] = id } });

        foreach (var request in new[]
        {
            new FindCustomersRequest { Email = $" {id.ToUpperInvariant()}@example.COM " },
            new FindCustomersRequest { ExternalId = $"crm:{id}" },
        })
        {
            Assert.Equal([profile], (await _server.Customers().FindCustomersAsync(request)).Profiles);
        }
    }

    [Fact]
    public async Task FindCustomers_BadInput_IsInvalidArgumentNamingTheField()
    {
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_REQUIRED", "phone"), await FindRefusedAsync(new FindCustomersRequest()));
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_INVALID", "phone"), await FindRefusedAsync(new FindCustomersRequest { Phone = "12" }));
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_INVALID", "email"), await FindRefusedAsync(new FindCustomersRequest { Email = "nobody" }));
        Assert.Equal(
            (StatusCode.InvalidArgument, "FIELD_INVALID", "external_id"), await FindRefusedAsync(new FindCustomersRequest { ExternalId = "crm" }));
    }

    [Fact]
    public async Task RecordInteraction_LowerVersionLater_TheHigherStays()
    {
        var customer = Calls.NewId("cust");
        await RecordAsync(customer, "i-1", "Newer.", version: 2);
        await RecordAsync(customer, "i-1", "Older.", version: 1);

        Assert.Equal("Newer.", Assert.Single((await ContextAsync(customer)).Interactions).Summary);
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_INVALID", "interaction.version"), await Calls.RefusedAsync(() =>
            RecordAsync(customer, "i-1", "Wrong.", version: -1)));
    }

    [Fact]
    public async Task MergeCustomers_BothIds_LeadToOneRecordAndConversationsToo()
    {
        var into = await UpsertAsync(new CustomerProfile { DisplayName = "Blair Morgan" });
        var from = await UpsertAsync(new CustomerProfile { Segment = "gold", EmailAddresses = { $"{Calls.NewId()}@example.com" } });
        await RecordAsync(from.CustomerId, "i-1", "Asked about a refund.");
        await ContextAsync(from.CustomerId);
        var request = new MergeCustomersRequest
        {
            IntoCustomerId = into.CustomerId,
            FromCustomerId = from.CustomerId,
            RequestId = Calls.NewId(),
        };

        var merged = await _server.Customers().MergeCustomersAsync(request);

        Assert.Equal(("Blair Morgan", "gold", into.CustomerId), (merged.Profile.DisplayName, merged.Profile.Segment, merged.Profile.CustomerId));
        Assert.Equal(merged, await _server.Customers().MergeCustomersAsync(request));
        foreach (var id in new[] { into.CustomerId, from.CustomerId })
        {
            var context = await ContextAsync(id);
            Assert.Equal((merged.Profile, merged.Version), (context.Profile, context.Version));
            Assert.Equal("i-1", Assert.Single(context.Interactions).InteractionId);
            var listed = await _server.Customers().ListInteractionsAsync(new ListInteractionsRequest { CustomerId = id });
            Assert.Single(listed.Interactions);
        }

        var conversation = await _server.StartConversationAsync(from.CustomerId);
        await _server.Assist().CompleteConversationAsync(
            new CompleteConversationRequest { ConversationId = conversation, RequestId = Calls.NewId(), Disposition = "resolved" });
        Assert.Equal(2, (await ContextAsync(into.CustomerId)).Interactions.Count);
        Assert.Equal(
            [merged.Profile],
            (await _server.Customers().FindCustomersAsync(new FindCustomersRequest { Email = from.EmailAddresses[0] })).Profiles);
    }

    [Fact]
    public async Task MergeCustomers_WhatCannotBeMerged_IsRefused()
    {
        var (one, two, three) = (await UpsertAsync(new()), await UpsertAsync(new()), await UpsertAsync(new()));
        await MergeAsync(one.CustomerId, two.CustomerId);

        Assert.Equal((StatusCode.InvalidArgument, "FIELD_INVALID", "from_customer_id"), await MergeRefusedAsync(one.CustomerId, one.CustomerId));
        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND", ""), await MergeRefusedAsync(one.CustomerId, Calls.NewId("nobody")));
        Assert.Equal((StatusCode.FailedPrecondition, "CUSTOMER_MERGED", ""), await MergeRefusedAsync(two.CustomerId, three.CustomerId));
        Assert.Equal((StatusCode.FailedPrecondition, "CUSTOMER_MERGED", ""), await MergeRefusedAsync(three.CustomerId, two.CustomerId));
    }

    [Fact]
    public async Task Feedback_SaidAndDone_IsInTheContext()
    {
        var (one, two) = (Calls.NewId("cust"), Calls.NewId("cust"));
        var first = await FeedbackAsync(one, "The form asks twice. My card is 4111 1111 1111 1111.");
        var second = await FeedbackAsync(two, "The form asks twice.");
        Assert.DoesNotContain("4111", first.Text);
        Assert.Equal([first], (await ContextAsync(one)).Feedback);
        var request = new RecordFeedbackActionRequest
        {
            FeedbackIds = { second.FeedbackId, first.FeedbackId },
            Action = "The form asks once now.",
            RequestId = Calls.NewId(),
        };

        var acted = await _server.Customers().RecordFeedbackActionAsync(request);

        Assert.Equal((second.FeedbackId, "The form asks once now."), (acted.FeedbackId, acted.Action));
        Assert.Equal(acted, await _server.Customers().RecordFeedbackActionAsync(request));
        foreach (var id in new[] { one, two })
        {
            Assert.Equal("The form asks once now.", Assert.Single((await ContextAsync(id)).Feedback).Action);
        }

        Assert.Equal((StatusCode.NotFound, "FEEDBACK_NOT_FOUND", ""), await Calls.RefusedAsync(() => _server.Customers()
            .RecordFeedbackActionAsync(new() { FeedbackIds = { "nothing" }, Action = "Done.", RequestId = Calls.NewId() }).ResponseAsync));
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_INVALID", "feedback_ids"), await Calls.RefusedAsync(() => _server.Customers()
            .RecordFeedbackActionAsync(new() { Action = "Done.", RequestId = Calls.NewId() }).ResponseAsync));
        Assert.Equal((StatusCode.AlreadyExists, "FEEDBACK_EXISTS", ""), await Calls.RefusedAsync(() => _server.Customers().RecordFeedbackAsync(new()
        {
            Feedback = new Feedback { FeedbackId = first.FeedbackId, CustomerId = one, Text = "Something else." },
            RequestId = Calls.NewId(),
        }).ResponseAsync));
    }

    [Fact]
    public async Task ForgetCustomer_WithARunningConversation_EndsItAndLeavesNothing()
    {
        var profile = await UpsertAsync(new CustomerProfile { DisplayName = "Quentin Zebrawski" });
        var running = await _server.StartConversationAsync(profile.CustomerId);
        await _server.Assist().AddUtteranceAsync(Calls.Utterance(running, "Where is my zebra4711?"));
        using var watch = _server.Assist().WatchConversation(new WatchConversationRequest { ConversationId = running });
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        var request = new ForgetCustomerRequest { CustomerId = profile.CustomerId, RequestId = Calls.NewId() };

        var forgotten = await _server.Customers().ForgetCustomerAsync(request);

        Assert.Equal((1, 1), (forgotten.ErasedCounts["profiles"], forgotten.ErasedCounts["conversations"]));
        Assert.Equal(forgotten, await _server.Customers().ForgetCustomerAsync(request));
        var last = await watch.ResponseStream.ReadAllAsync().Where(frame => frame.Event is not null).LastAsync();
        Assert.Equal("forgotten", last.Event.ConversationCompleted.Disposition);
        Assert.Equal(
            (StatusCode.FailedPrecondition, "CONVERSATION_COMPLETED", ""),
            await Calls.RefusedAsync(() => _server.Assist().AddUtteranceAsync(Calls.Utterance(running, "Hello?")).ResponseAsync));
        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND", ""), await Calls.RefusedAsync(() => ContextAsync(profile.CustomerId)));
        using var again = _server.Assist().WatchConversation(new WatchConversationRequest { ConversationId = running, StartRevision = 1 });
        var replayed = await again.ResponseStream.ReadAllAsync().Select(frame => frame.Event).ToListAsync();
        Assert.Equal(Enumerable.Range(1, (int)last.Revision).Select(i => (long)i), replayed.Select(e => e.Revision));
        Assert.All(replayed.SkipLast(1), e => Assert.Equal(RedactionReason.Forgotten, e.Redacted.Reason));
        using var fromZero = _server.Assist().WatchConversation(new WatchConversationRequest { ConversationId = running });
        var snapshot = Assert.Single(await fromZero.ResponseStream.ReadAllAsync().ToListAsync()).Snapshot;
        Assert.Equal((running, "", 0), (snapshot.Conversation.ConversationId, snapshot.Conversation.CustomerId, snapshot.Utterances.Count));
        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND", ""), await Calls.RefusedAsync(() => _server.Customers()
            .ForgetCustomerAsync(new() { CustomerId = profile.CustomerId, RequestId = Calls.NewId() }).ResponseAsync));
    }

    [Fact]
    public async Task ExportCustomer_MuchHeld_IsOneJsonDocumentInSmallChunks()
    {
        var profile = await UpsertAsync(new CustomerProfile { DisplayName = "Zoë \"Quote\" 😀" });
        foreach (var i in Enumerable.Range(0, 250))
        {
            await RecordAsync(profile.CustomerId, $"i-{i}", $"É😀 {new string('x', 1_000)}", version: 1);
        }

        await RecordAsync(profile.CustomerId, "i-7", "Corrected.", version: 2);
        await FeedbackAsync(profile.CustomerId, "The form asks twice.");
        var conversation = await _server.StartConversationAsync(profile.CustomerId);
        await _server.Assist().AddUtteranceAsync(Calls.Utterance(conversation, "My name is Zoë, where is my refund?"));

        using var export = _server.Customers().ExportCustomer(new ExportCustomerRequest { CustomerId = profile.CustomerId });
        var chunks = await export.ResponseStream.ReadAllAsync().Select(part => part.Chunk.ToByteArray()).ToListAsync();

        Assert.True(chunks.Count > 3);
        Assert.All(chunks, chunk => Assert.InRange(chunk.Length, 1, 65_536));
        using var document = JsonDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. chunks.SelectMany(chunk => chunk)]));
        var root = document.RootElement;
        Assert.Equal(profile.DisplayName, root.GetProperty("profile").GetProperty("displayName").GetString());
        var interactions = root.GetProperty("interactions").EnumerateArray().ToArray();
        Assert.Equal(250, interactions.Length);
        var corrected = interactions.Single(held => held.GetProperty("interaction").GetProperty("interactionId").GetString() == "i-7");
        Assert.Equal(1, corrected.GetProperty("priorVersions").GetArrayLength());
        Assert.Equal(1, root.GetProperty("feedback").GetArrayLength());
        var held = Assert.Single(root.GetProperty("conversations").EnumerateArray());
        Assert.Equal(conversation, held.GetProperty("conversation").GetProperty("conversationId").GetString());
        Assert.Contains("Zoë", held.GetProperty("events").GetRawText().Replace("\\u00eb", "ë", StringComparison.OrdinalIgnoreCase));
        using var unknown = _server.Customers().ExportCustomer(new ExportCustomerRequest { CustomerId = "nobody" });
        Assert.Equal(
            (StatusCode.NotFound, "CUSTOMER_NOT_FOUND", ""),
            await Calls.RefusedAsync(() => unknown.ResponseStream.MoveNext(CancellationToken.None)));
    }

    private Task<(StatusCode Code, string Reason, string Field)> FindRefusedAsync(FindCustomersRequest request) =>
        Calls.RefusedAsync(() => _server.Customers().FindCustomersAsync(request).ResponseAsync);

    private Task<(StatusCode Code, string Reason, string Field)> MergeRefusedAsync(string into, string from) =>
        Calls.RefusedAsync(() => MergeAsync(into, from));

    private Task<MergeCustomersResponse> MergeAsync(string into, string from) => _server.Customers().MergeCustomersAsync(
        new MergeCustomersRequest { IntoCustomerId = into, FromCustomerId = from, RequestId = Calls.NewId() }).ResponseAsync;

    private async Task<CustomerProfile> UpsertAsync(CustomerProfile profile)
    {
        profile.CustomerId = Calls.NewId("cust");
        return (await _server.Customers().UpsertCustomerAsync(new UpsertCustomerRequest { Profile = profile, RequestId = Calls.NewId() })).Profile;
    }

    private Task<RecordInteractionResponse> RecordAsync(string customer, string id, string summary, long version = 0) =>
        _server.Customers().RecordInteractionAsync(new RecordInteractionRequest
        {
            RequestId = Calls.NewId(),
            Interaction = new Interaction
            {
                InteractionId = id,
                CustomerId = customer,
                OccurredAt = new() { Seconds = 1_760_000_000 },
                Department = "Billing",
                Channel = "PHONE",
                Kind = "CONTACT",
                Summary = summary,
                Version = version,
            },
        }).ResponseAsync;

    private Task<Feedback> FeedbackAsync(string customer, string text) => _server.Customers().RecordFeedbackAsync(
        new RecordFeedbackRequest { Feedback = new Feedback { CustomerId = customer, Text = text }, RequestId = Calls.NewId() }).ResponseAsync;

    private Task<CustomerContext> ContextAsync(string customer) =>
        _server.Customers().GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = customer }).ResponseAsync;
}
