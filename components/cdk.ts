// The first construct comes with the next release; the door is here so that its address is settled.
export {};
