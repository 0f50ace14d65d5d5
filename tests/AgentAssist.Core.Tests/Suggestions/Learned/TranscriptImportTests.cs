using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Suggestions.Learned;

public sealed class TranscriptImportTests
{
    private static readonly string[] Lines =
    [
        "A Hello, how can I help?", "C My parcel is late", "A Which parcel is it?", "C The one from Monday", "A I look into it at once.",
        "A May I have your postcode?", "C No", "A Thank you and goodbye.", "C You are no help",
    ];

    [Fact]
    public void Import_AnyOrderAndAnyParts_ComesToTheSame()
    {
        var dialogues = Gen.Elements(Lines).ArrayOf(6).ArrayOf(12);
        Prop.ForAll(Arb.From(Gen.Zip(dialogues, Gen.Choose(0, 1_000))), input => SameAsync(input.Item1, input.Item2).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static async Task<bool> SameAsync(string[][] dialogues, int seed)
    {
        var (whole, parts) = (new CoreUnderTest(), new CoreUnderTest());
        Transcript[] all = [.. dialogues.Select((lines, i) => Dialogues.Of($"t{i}", lines))];
        await Dialogues.ImportAsync(whole.Core, all);

        new Random(seed).Shuffle(all);
        var cut = seed % all.Length;
        await Dialogues.ImportAsync(parts.Core, all[cut..]);
        await Dialogues.ImportAsync(parts.Core, all[..(cut + (all.Length - cut) / 2)]);
        return (await Dialogues.ListAsync(whole.Core)).SequenceEqual(await Dialogues.ListAsync(parts.Core));
    }

    [Fact]
    public async Task Import_GuardWithholdsTheReply_IsNotLearned()
    {
        var node = new CoreUnderTest();

        await Dialogues.ImportAsync(node.Core, Enumerable.Range(0, 5).Select(i => Dialogues.Of(
            $"t{i}", "C You lost my bag", "A Calm down.", "C No", "A Which bag was it?")));

        Assert.Equal(["Which bag was it?"], (await Dialogues.ListAsync(node.Core)).Select(reply => reply.Text));
    }

    [Fact]
    public async Task Import_WordsThatFewConversationsShare_AreNotKept()
    {
        var node = new CoreUnderTest();

        await Dialogues.ImportAsync(node.Core, Enumerable.Range(0, 2).Select(i => Dialogues.Of($"t{i}", "C Hi", "A Ask at the desk for old dave.")));

        Assert.Empty(await Dialogues.ListAsync(node.Core));
    }

    [Fact]
    public async Task Import_BadTranscripts_AreNamedAndTheOthersKept()
    {
        var node = new CoreUnderTest();
        var supervisor = Dialogues.Of("bad-3", "A Hello.");
        supervisor.Turns[0].Role = Role.Supervisor;
        var report = await Dialogues.ImportAsync(
            node.Core, Dialogues.Of("good", "A Hello."), Dialogues.Of("", "A Hello."), Dialogues.Of("bad-2"), supervisor, Dialogues.Of("good", "A Hello."));

        Assert.Equal((1, 1, 3), (report.ImportedCount, report.UnchangedCount, report.RejectedCount));
        Assert.Equal(
            [(2L, "transcript.transcript_id"), (3L, "transcript.turns"), (4L, "transcript.turns[0].role")],
            report.Errors.Select(error => (error.LineNumber, error.Field)));
        Assert.All(report.Errors, error => Assert.NotEqual(ErrorReason.Unspecified, error.Reason));
    }

    [Fact]
    public async Task Refresh_AnotherNodeLearned_IsTakenUp()
    {
        var store = new InMemoryLearnedReplies();
        var (one, two) = (Core(store), Core(store));
        await Dialogues.ImportAsync(one, Dialogues.Dealer(4));
        Assert.Null(two.LearnedReplyBook.For(Caller.DefaultTenant));

        Assert.Equal(1, await two.LearnedReplyBook.RefreshAsync(CoreUnderTest.Token));
        Assert.Equal(0, await two.LearnedReplyBook.RefreshAsync(CoreUnderTest.Token));

        Assert.Equal(one.LearnedReplyBook.For(Caller.DefaultTenant)!.Count, two.LearnedReplyBook.For(Caller.DefaultTenant)!.Count);
    }

    [Fact]
    public async Task List_PageByPage_GivesEveryReplyOnce()
    {
        var node = new CoreUnderTest();
        await Dialogues.ImportAsync(node.Core, Dialogues.Dealer(4));
        var found = new List<string>();
        var request = new ListLearnedRepliesRequest { PageSize = 2 };
        do
        {
            var page = await node.Core.LearnedReplies.ListAsync(CoreUnderTest.Caller, request, CoreUnderTest.Token);
            found.AddRange(page.LearnedReplies.Select(reply => reply.Text));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(4, found.Distinct().Count());
        Assert.Equal(4, found.Count);
    }

    [Fact]
    public async Task Delete_UnknownReply_IsRefused()
    {
        var node = new CoreUnderTest();

        Assert.Equal(ErrorReason.LearnedReplyNotFound, await CoreUnderTest.ReasonAsync(() => node.Core.LearnedReplies.DeleteAsync(
            CoreUnderTest.Caller, new DeleteLearnedReplyRequest { ReplyId = "nothing" }, CoreUnderTest.Token)));
    }

    private static AssistCore Core(ILearnedReplyStore store)
    {
        var node = new CoreUnderTest();
        return new AssistCore(
            node.Record, node.Record, node.Cache, node.Feed, new byte[32], node.Options, node.Time, new CountingIdSource("n-"), learned: store);
    }
}
