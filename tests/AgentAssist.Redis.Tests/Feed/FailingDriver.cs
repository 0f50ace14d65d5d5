using System.Reflection;
using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace AgentAssist.Redis.Tests.Feed;

/// <summary>A driver whose subscribing fails a number of times and then works.</summary>
public class FailingDriver : DispatchProxy
{
    private object _inner = null!;
    private Exception _failure = null!;
    private StrongBox<int> _left = null!;

    public static IConnectionMultiplexer Wrap(IConnectionMultiplexer inner, Exception failure, int times) =>
        Wrap<IConnectionMultiplexer>(inner, failure, new StrongBox<int>(times));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(ISubscriber.SubscribeAsync) && Interlocked.Decrement(ref _left.Value) >= 0)
        {
            return Task.FromException<ChannelMessageQueue>(_failure);
        }

        var result = targetMethod.Invoke(_inner, args);
        return result is ISubscriber subscriber ? Wrap(subscriber, _failure, _left) : result;
    }

    private static T Wrap<T>(T inner, Exception failure, StrongBox<int> left)
        where T : class
    {
        var wrapped = Create<T, FailingDriver>();
        ((FailingDriver)(object)wrapped)._inner = inner;
        ((FailingDriver)(object)wrapped)._failure = failure;
        ((FailingDriver)(object)wrapped)._left = left;
        return wrapped;
    }
}
