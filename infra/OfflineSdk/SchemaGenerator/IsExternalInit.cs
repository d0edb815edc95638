namespace System.Runtime.CompilerServices;

// What the compiler asks for to make records, and .NET Standard 2.0 lacks.
internal static class IsExternalInit;
