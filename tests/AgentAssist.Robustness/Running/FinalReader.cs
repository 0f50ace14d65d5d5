using System.Collections.Concurrent;
using AgentAssist.Robustness.History;
using AgentAssist.Robustness.Traffic;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Robustness.Running;

/// <summary>Reads back what a healthy node has: logs, timelines, lists and its floor.</summary>
internal sealed class FinalReader(Target node)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(15);

    private readonly AssistService.AssistServiceClient _assist = new(node.Invoker);

    /// <summary>How far each conversation's log goes; 0 where there is none.</summary>
    public Task<IReadOnlyDictionary<string, long>> HeadsAsync(IReadOnlyCollection<string> conversations) =>
        EachAsync(conversations, async conversation =>
        {
            try
            {
                var found = await _assist.GetConversationAsync(
                    new GetConversationRequest { ConversationId = conversation }, Options());
                return found.Revision;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                return 0;
            }
        });

    /// <summary>Reads everything, each log as far as <paramref name="heads"/> says.</summary>
    /// <param name="contexts">Takes the contexts that stand in the logs.</param>
    public async Task<FinalState> ReadAsync(
        IReadOnlyDictionary<string, long> heads, IReadOnlyCollection<string> customers, Action<ContextAnswer> contexts) => new(node.Name)
        {
            Logs = await EachAsync([.. heads.Keys], conversation => LogAsync(conversation, heads[conversation], contexts)),
            Timelines = await EachAsync(customers, TimelineAsync),
            Listed = await ListedAsync(),
            Floor = await FloorAsync(),
        };

    public async Task<IReadOnlySet<string>> FloorAsync()
    {
        using var call = new SupervisionService.SupervisionServiceClient(node.Invoker).WatchFloor(new WatchFloorRequest(), Options());
        var floor = new FloorView();
        do
        {
            await call.ResponseStream.MoveNext(CancellationToken.None);
            floor.Take(call.ResponseStream.Current);
        }
        while (floor.MayBePart);
        return floor.Conversations;
    }

    private static CallOptions Options() => new(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + CallTime);

    private static async Task<IReadOnlyDictionary<string, T>> EachAsync<T>(IReadOnlyCollection<string> keys, Func<string, Task<T>> read)
    {
        var all = new ConcurrentDictionary<string, T>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            keys, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (key, _) => all[key] = await read(key));
        return all;
    }

    private async Task<IReadOnlyList<LogEntry>> LogAsync(string conversation, long head, Action<ContextAnswer> contexts)
    {
        var log = new List<LogEntry>();
        if (head == 0)
        {
            return log;
        }

        var request = new WatchConversationRequest { ConversationId = conversation, StartRevision = 1 };
        using var call = _assist.WatchConversation(request, Options());
        while (log.Count < head && await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            if (call.ResponseStream.Current.Checkpoint is not null)
            {
                // The log ends before the head that the node named: what is missing is for the checker to say.
                break;
            }

            if (call.ResponseStream.Current.Event is { } appended)
            {
                log.Add(LogEntries.Of(call.ResponseStream.Current.Revision, appended));
                if (appended.ContextUpdated?.Context is { } context)
                {
                    contexts(ContextActor.Of($"{conversation} revision {appended.Revision}", context.Profile.CustomerId, context));
                }
            }
        }

        return log;
    }

    private async Task<IReadOnlyList<(string Marker, string Digest)>> TimelineAsync(string customer)
    {
        var timeline = new List<(string, string)>();
        var request = new ListInteractionsRequest { CustomerId = customer, PageSize = 200 };
        try
        {
            do
            {
                var page = await new CustomerService.CustomerServiceClient(node.Invoker).ListInteractionsAsync(request, Options());
                timeline.AddRange(page.Interactions.Select(interaction => (interaction.InteractionId, Digest.Of(interaction))));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            // Nobody's write about this customer got through.
        }

        return timeline;
    }

    private async Task<IReadOnlySet<string>> ListedAsync()
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        var request = new ListConversationsRequest { PageSize = 500 };
        do
        {
            var page = await _assist.ListConversationsAsync(request, Options());
            listed.UnionWith(page.Conversations.Select(conversation => conversation.ConversationId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return listed;
    }
}
