// Usage: CrashWriter sqlite|postgres PATH-OR-CONNECTION-STRING RUN
// Appends to eight conversations of this run, three events at a time with a request and an interaction, and prints
// "conversation head" after each acknowledgement, until it is killed.
using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Storage;
using AgentAssist.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;

var (kind, where, run) = (args[0], args[1], args[2]);
await using var services = new ServiceCollection()
    .AddLogging()
    .AddAgentAssistStorage(options =>
    {
        if (kind == "postgres")
        {
            options.Postgres = where;
        }
        else
        {
            options.Path = where;
        }
    })
    .BuildServiceProvider();
var log = services.GetRequiredService<IConversationLog>();

await Task.WhenAll(Enumerable.Range(0, 8).Select(i => AppendUntilKilledAsync(Sample.Key($"conv-{run}-{i}"))));

async Task AppendUntilKilledAsync(ConversationKey key)
{
    for (var head = 0L; ; head += 3)
    {
        var command = Sample.Append(key, head, count: 3, Sample.Request($"{key.ConversationId}-{head}")) with
        {
            History = Sample.Interaction($"{key.ConversationId}-{head}", customerId: key.ConversationId),
        };
        try
        {
            if (await log.AppendAsync(command, CancellationToken.None) is not AppendOutcome.Appended)
            {
                // The database was killed after it committed and before it could say so.
                Console.Error.WriteLine($"{key.ConversationId} {head} was written before");
            }

            Console.Out.WriteLine($"{key.ConversationId} {head + 3}");
        }
        catch (AssistException)
        {
            // The database was killed: the same write again, under the same request.
            head -= 3;
        }
    }
}
