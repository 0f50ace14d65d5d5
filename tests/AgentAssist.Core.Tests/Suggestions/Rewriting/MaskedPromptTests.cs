using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Rewriting;

/// <summary>What a language model gets to read, and how what was hidden from it comes back.</summary>
public sealed class MaskedPromptTests
{
    private static readonly string[] Private =
        ["Blair", "Morgan", "blair@example.com", "7946", "cust-77", "ZX-9981-Q", "4111", "Harrow", "acme-crm-5"];

    [Fact]
    public async Task Prompt_IdentifiersAndSecrets_AreInNoPartOfIt()
    {
        await using var node = await WithCustomerAsync();

        await node.Node.SayAsync(
            "This is Blair Morgan, blair@example.com, 020 7946 0958, 12 Harrow Road. My card is 4111 1111 1111 1111. You charged me twice for ZX-9981-Q and nobody answers!");
        await Eventually.TrueAsync(() => node.Model.Requests.Count == 1);

        var prompt = node.Model.Requests[0].Prompt;
        Assert.All(Private, value => Assert.DoesNotContain(value, prompt.Instructions + prompt.Material, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("[CARD]", prompt.Material, StringComparison.Ordinal);
        Assert.Contains("[REFERENCE_1]", prompt.Material, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reword_PlaceholdersInTheAnswer_GetTheirValuesBack()
    {
        await using var node = await WithCustomerAsync(Channel.Email);

        var answer = await node.Node.SayAsync("You charged me twice for ZX-9981-Q and nobody answers!");
        var reworded = await node.UntilRewordedAsync();

        Assert.Contains(ScriptedRewriter.Steps(node.Model.Requests[0].Prompt), step => step.Contains("[REFERENCE_1]", StringComparison.Ordinal));
        Assert.Contains("ZX-9981-Q", reworded.Suggestion.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('[', reworded.Suggestion.Text);

        // Greeting and sign-off of an e-mail never leave the house.
        Assert.Equal(answer.Suggestions[0].Sentences[0], reworded.Suggestion.Sentences[0]);
        Assert.Equal(answer.Suggestions[0].Sentences[^1], reworded.Suggestion.Sentences[^1]);
        Assert.DoesNotContain(answer.Suggestions[0].Sentences[^1].Text, node.Model.Requests[0].Prompt.Material, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reword_RestrictedView_ShowsNoIdentifierInEventAndFrames()
    {
        await using var node = await WithCustomerAsync(Channel.Email);

        await node.Node.SayAsync("You charged me twice for ZX-9981-Q and nobody answers!");
        await node.UntilRewordedAsync();

        var restricted = (await node.RewordedAsync(restricted: true)).Single();
        Assert.NotNull(restricted.SuggestionReworded);
        var participants = (await node.RewordedAsync()).Single();
        Assert.Contains("Blair", participants.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Blair", restricted.ToString(), StringComparison.Ordinal);
        Assert.Contains(node.Shown, shown => shown.ToString().Contains("Blair", StringComparison.Ordinal));
        Assert.All(node.ShownRestricted, shown => Assert.DoesNotContain("Blair", shown.ToString(), StringComparison.Ordinal));
    }

    private static async Task<RewordingNode> WithCustomerAsync(Channel channel = Channel.Chat)
    {
        var node = await new RewordingNode().RunAsync();
        await node.Node.Core.Customers.UpsertAsync(
            CoreUnderTest.Caller,
            new UpsertCustomerRequest
            {
                RequestId = node.Node.NextRequestId(),
                Profile = new CustomerProfile
                {
                    CustomerId = "cust-77",
                    DisplayName = "Blair Morgan",
                    EmailAddresses = { "blair@example.com" },
                    PhoneNumbers = { "020 7946 0958" },
                    ExternalIds = { ["crm"] = "acme-crm-5" },
                },
            },
            CoreUnderTest.Token);
        await node.Node.Core.Customers.RecordAsync(
            CoreUnderTest.Caller,
            new RecordInteractionRequest
            {
                RequestId = node.Node.NextRequestId(),
                Interaction = new Interaction
                {
                    InteractionId = "i-1",
                    CustomerId = "cust-77",
                    OccurredAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(node.Node.Time.GetUtcNow().AddDays(-3)),
                    Department = "Billing",
                    Channel = "SYSTEM",
                    Kind = "DOUBLE_CHARGE",
                    Reference = "ZX-9981-Q",
                    Summary = "Blair Morgan was charged twice for ZX-9981-Q.",
                },
            },
            CoreUnderTest.Token);
        await node.Node.Core.Commands.StartAsync(
            CoreUnderTest.Caller,
            new StartConversationRequest
            {
                RequestId = node.Node.NextRequestId(),
                ConversationId = "c1",
                CustomerId = "cust-77",
                Channel = channel,
                AgentId = "agent-1",
            },
            CoreUnderTest.Token);
        return node;
    }
}
