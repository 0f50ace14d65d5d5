using AgentAssist.Simulation.World;

namespace AgentAssist.Simulation.Checks;

/// <summary>No acknowledged write is lost, none is invented, none is there twice, and the order is the one that clients saw.</summary>
internal static class WriteChecks
{
    public static IEnumerable<string> Run(History history, Truth truth)
    {
        var inConversations = history.Writes.Where(write => write.Kind != "record").ToArray();
        return truth.Logs.SelectMany(log => Dense(log.Key, log.Value))
            .Concat(inConversations.Where(write => write.Answer is not null).SelectMany(write => Kept(write, truth)))
            .Concat(inConversations.GroupBy(write => write.Mark).Where(g => g.Key.Length > 0).SelectMany(group => Once(group.Key, group, truth)))
            .Concat(truth.Logs.SelectMany(log => Invented(log.Key, log.Value, inConversations)))
            .Concat(history.Writes.GroupBy(write => write.RequestId).SelectMany(SameAnswers))
            .Concat(inConversations.GroupBy(write => write.ConversationId).SelectMany(InOrder));
    }

    private static IEnumerable<string> Dense(string id, V1.AssistEvent[] log) =>
        log.Where((appended, i) => appended.Revision != i + 1).Take(1).Select(e => $"{id}: revision {e.Revision} is out of its place")
            .Concat(log.Where(e => e.AlertRaised is not null).GroupBy(e => e.AlertRaised.AlertId).Where(g => g.Count() > 1)
                .Select(g => $"{id}: alert {g.Key} was raised {g.Count()} times"))
            .Concat(log.SkipLast(1).Where(e => e.ConversationCompleted is not null).Select(e => $"{id}: revision {e.Revision} completed it, and it went on"));

    private static IEnumerable<string> Kept(History.Write write, Truth truth)
    {
        var log = truth.Logs[write.ConversationId];
        if (write.Revision > log.Length || (write.Revision < 1 && write.Mark.Length == 0))
        {
            yield return $"{write.Kind} {write.RequestId} was acknowledged at {write.Revision}, the log ends at {log.Length}";
        }
        else if (write.Mark.Length > 0 && !log.Take(write.Revision > 0 ? (int)write.Revision : log.Length).Any(e => Carries(e, write.Mark)))
        {
            yield return $"{write.Kind} {write.RequestId} was acknowledged at {write.Revision} and is not in the log";
        }
    }

    private static IEnumerable<string> Once(string mark, IEnumerable<History.Write> writes, Truth truth)
    {
        var first = writes.First();
        var count = truth.Logs[first.ConversationId].Count(e => Carries(e, mark));
        if (count > 1)
        {
            yield return $"{first.Kind} {first.RequestId} is in the log {count} times";
        }
    }

    private static IEnumerable<string> Invented(string id, V1.AssistEvent[] log, History.Write[] writes) => log
        .Where(e => Truth.Words(e).Length > 0 && !writes.Any(write => write.Mark.Length > 0 && Carries(e, write.Mark)))
        .Select(e => $"{id}: nobody wrote revision {e.Revision}");

    private static IEnumerable<string> SameAnswers(IGrouping<string, History.Write> request) =>
        request.Select(write => write.Answer).OfType<Google.Protobuf.IMessage>().Distinct().Skip(1).Take(1)
            .Select(_ => $"request {request.Key} was answered in two ways");

    private static IEnumerable<string> InOrder(IGrouping<string, History.Write> conversation)
    {
        // A repetition is answered with the first answer, so only a request's first attempt says when it took place.
        var acknowledged = conversation.GroupBy(write => write.RequestId).Select(g => g.First()).Where(w => w.Revision > 0).ToArray();
        return from earlier in acknowledged
               from later in acknowledged
               where earlier.Returned < later.Invoked && earlier.Revision > later.Revision
               select $"{earlier.RequestId} returned before {later.RequestId} began and is behind it in the log";
    }

    private static bool Carries(V1.AssistEvent appended, string mark) => Truth.Words(appended).Contains(mark, StringComparison.Ordinal);
}
