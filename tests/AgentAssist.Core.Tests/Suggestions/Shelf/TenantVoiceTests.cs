using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Tests.Suggestions.Learned;
using AgentAssist.Core.Tests.Suggestions.Rewriting;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Shelf;

/// <summary>A tenant's library and its voice reach every text: composed, learned, model-written and reviewed.</summary>
public sealed class TenantVoiceTests
{
    [Fact]
    public async Task Prompt_VoiceOfTheTenant_StandsInTheInstructions()
    {
        await using var node = await new RewordingNode().RunAsync();
        await PutVoiceAsync(node.Node);
        await node.Node.StartAsync();

        await node.Node.SayAsync("You charged me twice for my order and nobody answers!");
        await Eventually.TrueAsync(() => node.Model.Requests.Count == 1);

        var instructions = node.Model.Requests[0].Prompt.Instructions;
        Assert.Contains("\n- formal words, no colloquial ones\n", instructions, StringComparison.Ordinal);
        Assert.Contains("\n- no contractions: \"I will\", never \"I'll\"\n", instructions, StringComparison.Ordinal);
        Assert.Contains("\n- say \"assistance plan\" for \"cover\"\n", instructions, StringComparison.Ordinal);
        Assert.Contains("\n- never say \"guys\"\n", instructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learned_WordsOfTheTeam_AreSaidAsTheBrandSpeaks()
    {
        var node = new CoreUnderTest();
        await PutVoiceAsync(node);
        await Dialogues.ImportAsync(node.Core, Enumerable.Range(0, 12).Select(i => Dialogues.Of(
            $"t{i}", "C I would like to insure my bike", "A What's the value, and which cover would you like?")));
        await node.StartAsync();

        var answer = await node.SayAsync("I would like to insure my bike");

        var learned = Assert.Single(answer.Suggestions, s => s.Source == SuggestionSource.Learned);
        Assert.Equal("What is the value, and which assistance plan would you like?", learned.Sentences[^1].Text);
    }

    [Fact]
    public async Task Review_WordThatTheTenantNeverSays_IsFoundForThatTenantOnly()
    {
        var node = new CoreUnderTest();
        await PutVoiceAsync(node);
        var draft = new ReviewDraftRequest { Turns = { new AdviseTurn { Role = Role.Customer, Text = "Where is my parcel?" } }, Text = "Sorry guys, I'm looking." };

        var own = await node.Core.Drafts.ReviewAsync(CoreUnderTest.Caller, draft, CoreUnderTest.Token);
        var other = await node.Core.Drafts.ReviewAsync(CoreUnderTest.Caller with { Tenant = "another" }, draft, CoreUnderTest.Token);

        Assert.Contains(own.Findings, finding => finding.Guard == "brand-voice");
        Assert.DoesNotContain(other.Findings, finding => finding.Guard == "brand-voice");
    }

    private static Task PutVoiceAsync(CoreUnderTest node)
    {
        var library = ReplyLibrary.Default.Message.Clone();
        library.Version = "voice-1";
        library.Voice = new BrandVoice
        {
            Formality = Formality.Formal,
            Contractions = ContractionUse.Never,
            Use = { ["cover"] = "assistance plan" },
            Never = { "guys" },
        };
        return node.Core.Libraries.PutAsync(
            CoreUnderTest.Caller,
            new PutLibraryRequest { RequestId = node.NextRequestId(), Library = library, BaseVersion = ReplyLibrary.Default.Version },
            CoreUnderTest.Token);
    }
}
