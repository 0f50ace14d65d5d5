namespace Pipelines.Sockets.Unofficial;

/// <summary>Calls the parts of a combined delegate one by one without allocating.</summary>
public static class Delegates
{
    public static bool IsSingle(this MulticastDelegate handler) => handler.HasSingleTarget;

    public static DelegateEnumerable<T> AsEnumerable<T>(this T? handler)
        where T : MulticastDelegate => new(handler);

    /// <summary>The parts of a combined delegate; none when it is null.</summary>
    public readonly struct DelegateEnumerable<T>
        where T : MulticastDelegate
    {
        private readonly T? _handler;

        internal DelegateEnumerable(T? handler) => _handler = handler;

        public DelegateEnumerator<T> GetEnumerator() => new(_handler);
    }

    /// <summary>Walks the parts of a combined delegate in the order in which they were added.</summary>
    public struct DelegateEnumerator<T> : IDisposable
        where T : MulticastDelegate
    {
        private Delegate.InvocationListEnumerator<T> _parts;

        internal DelegateEnumerator(T? handler) => _parts = Delegate.EnumerateInvocationList(handler);

        public T Current => _parts.Current;

        public bool MoveNext() => _parts.MoveNext();

        public readonly void Dispose()
        {
        }
    }
}
