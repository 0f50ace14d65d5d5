using AgentAssist.Core.Conversations;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Conversations;

/// <summary>Laws that hold for every conversation, whatever is done to it on whichever node.</summary>
public sealed class LogLawsTests
{
    private static readonly string[] Lines =
        ["You charged me twice!", "ok thanks", "I want your manager.", "My dad died in May.", "Hello?", "This is the third time I call."];

    [Fact]
    public void AnySteps_OnTwoNodes_ReplayFromAnyRevisionGivesWhatIsStored()
    {
        var steps = Gen.Choose(0, 9).Two().ArrayOf(12);
        Prop.ForAll(Arb.From(steps), steps => HoldsAsync(steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static async Task<bool> HoldsAsync((int Step, int Choice)[] steps)
    {
        var one = new CoreUnderTest();
        var two = new CoreUnderTest(otherNode: one);
        await one.StartAsync();
        foreach (var (step, choice) in steps)
        {
            await TakeAsync(choice % 2 == 0 ? one : two, step, choice);
        }

        var stored = await one.EventsAsync();
        var fold = new ConversationFold();
        foreach (var appended in stored)
        {
            fold.Apply(appended);
        }

        var snapshots = new[] { await SnapshotAsync(one), await SnapshotAsync(two), fold.ToSnapshot() };
        var dense = stored.Select(e => e.Revision).SequenceEqual(Enumerable.Range(1, stored.Count).Select(i => (long)i));
        var (_, choiceOfStart) = steps[0];
        var start = 1 + (choiceOfStart % stored.Count);
        return dense
            && snapshots.All(snapshot => snapshot.Equals(snapshots[0]))
            && (await WatchAsync(two, start)).SequenceEqual(stored.Skip(start - 1));
    }

    private static async Task TakeAsync(CoreUnderTest node, int step, int choice)
    {
        try
        {
            await (step switch
            {
                <= 4 => node.SayAsync(Lines[choice % Lines.Length]),
                <= 6 => node.SayAsync(Lines[choice % Lines.Length], Role.HumanAgent),
                7 => node.Core.Commands.WhisperAsync(
                    CoreUnderTest.Caller,
                    new SendWhisperRequest { ConversationId = "c1", RequestId = node.NextRequestId(), Text = "psst" },
                    CoreUnderTest.Token),
                8 => node.Core.Commands.HandOffAsync(
                    CoreUnderTest.Caller,
                    new HandOffRequest { ConversationId = "c1", RequestId = node.NextRequestId(), Reason = "why", ToQueue = "tech" },
                    CoreUnderTest.Token),
                _ => (Task)node.Core.Commands.AcknowledgeAsync(
                    CoreUnderTest.Caller,
                    new AcknowledgeAlertRequest { ConversationId = "c1", RequestId = node.NextRequestId(), AlertId = "WANTS_SUPERVISOR-2" },
                    CoreUnderTest.Token),
            });
        }
        catch (AssistException e) when (e.Reason == ErrorReason.AlertNotFound)
        {
            // Not every sequence has raised it.
        }
    }

    private static async Task<ConversationSnapshot> SnapshotAsync(CoreUnderTest node) =>
        (await FirstAsync(node, 0)).Snapshot;

    private static async Task<WatchConversationResponse> FirstAsync(CoreUnderTest node, long start)
    {
        await foreach (var frame in Frames(node, start))
        {
            return frame;
        }

        throw new InvalidOperationException("The stream was empty.");
    }

    // Ends behind the last stored event: the conversation stays open.
    private static async Task<List<AssistEvent>> WatchAsync(CoreUnderTest node, long start)
    {
        var last = (await node.EventsAsync()).Count;
        var seen = new List<AssistEvent>();
        await foreach (var frame in Frames(node, start))
        {
            seen.Add(frame.Event);
            if (frame.Revision == last)
            {
                break;
            }
        }

        return seen;
    }

    private static async IAsyncEnumerable<WatchConversationResponse> Frames(CoreUnderTest node, long start)
    {
        var key = new ConversationKey(CoreUnderTest.Caller.Tenant, "c1");
        await foreach (var frame in node.Core.Watcher.WatchAsync(key, start, restricted: false, CancellationToken.None, CoreUnderTest.Token))
        {
            yield return frame.Decode();
        }
    }
}
